/** Makes the picture of the next step's batch: its pairs, with the distances of the present network. */
import { digitPixels } from '../../data/digit.ts';
import type { BatchPair, PairCount, StepPairs } from '../../protocol/pictures.ts';
import { type BatchPairs, hardestPairs } from '../../siamese/inspection/batchPairs.ts';
import { type WeighedBatch, weighBatch } from '../../siamese/inspection/weighedBatch.ts';
import type { DrawnBatch } from '../../siamese/training/trainingBatches.ts';
import type { Stepper } from '../run/stepper.ts';
import type { PictureMaker } from './pictureMaker.ts';

/** During training, a person sees each batch for about this long. */
const intervalMs = 1_000;
/** Limits for the positive pairs and, separately, for the negative pairs. */
const shown = { most: 12, mostOfOneImage: 2 };

export interface BatchPairsMakerPorts {
  readonly stepper: Stepper;
  readonly isTraining: () => boolean;
  /** A clock in milliseconds. */
  readonly now: () => number;
  readonly onPairs: (pairs: StepPairs) => void;
}

export class BatchPairsMaker implements PictureMaker {
  readonly wantedBy = ['batch'] as const;
  readonly #ports: BatchPairsMakerPorts;
  /** The newest picture belongs to these two objects; a step or a change of settings replaces one. */
  #madeOf: { readonly parameters: object; readonly settings: object } | null = null;
  #madeAtMs = Number.NEGATIVE_INFINITY;

  constructor(ports: BatchPairsMakerPorts) {
    this.#ports = ports;
  }

  /** At rest: whenever the next step is a different one. During training: also once `intervalMs` is over. */
  get isStale(): boolean {
    const { stepper, isTraining, now } = this.#ports;
    const { network, settings, isReady } = stepper;
    const isDue = !isTraining() || now() - this.#madeAtMs >= intervalMs;
    const isNew =
      this.#madeOf?.parameters !== network.parameters || this.#madeOf.settings !== settings;
    return isDue && isNew && isReady;
  }

  /** Draws the next batch, runs its forward pass and compares its pairs. */
  async make(): Promise<void> {
    const { stepper, now, onPairs } = this.#ports;
    const { trainer, recipe, settings, stepSettings, step } = stepper;
    this.#madeOf = { parameters: trainer.network.parameters, settings };
    this.#madeAtMs = now();
    const batch = stepper.drawBatchWithPixels();
    const { loss } = settings;
    const weighed = await weighBatch({ trainer, recipe, loss, stepSettings, inputs: batch.inputs });
    const classOf = (position: number): string => stepper.classNameOf(batch.images[position] ?? 0);
    const hardest = (['positive', 'negative'] as const).flatMap((kind) =>
      hardestPairs(weighed.pairs, kind, shown),
    );
    onPairs({
      step,
      positives: countOf(weighed.pairs, 1),
      negatives: countOf(weighed.pairs, 0),
      pairs: hardest.map((pair) => describe(pair, weighed, batch, classOf)),
    });
  }
}

function countOf({ isPositive, pulls }: BatchPairs, kind: 0 | 1): PairCount {
  let [all, pulled] = [0, 0];
  for (const [pair, pull] of pulls.entries()) {
    if (isPositive[pair] !== kind) continue;
    all++;
    if (pull !== 0) pulled++;
  }
  return { all, pulled };
}

function describe(
  pair: number,
  { embeddings, embeddingSize, pairs }: WeighedBatch,
  { pixels }: DrawnBatch & { readonly pixels: Float32Array },
  classOf: (position: number) => string,
): BatchPair {
  const imageAt = (position: number) => ({
    className: classOf(position),
    pixels: Uint8Array.from(
      pixels.subarray(position * digitPixels, (position + 1) * digitPixels),
      (value) => Math.round(255 * value),
    ),
    embedding: embeddings.slice(position * embeddingSize, (position + 1) * embeddingSize),
  });
  const pull = pairs.pulls[pair] ?? 0;
  return {
    first: imageAt(pairs.first[pair] ?? 0),
    second: imageAt(pairs.second[pair] ?? 0),
    isPositive: pairs.isPositive[pair] === 1,
    distance: pairs.distances[pair] ?? Number.NaN,
    pull: pull === 0 ? 'none' : pull > 0 ? 'together' : 'apart',
  };
}
