/** Compares the two digits on the pads: at once on a question, and again while the network trains. */

import { type DistanceMeasure, distanceBetween } from '../../metrics/distance.ts';
import { type Decision, similarityOf } from '../../metrics/pairs/calibration.ts';
import type { Comparison, DigitPair, Neighbours } from '../../protocol/answers/comparison.ts';
import { embedAtOnce } from '../../siamese/network/embedding.ts';
import type { SiameseNetwork, Tower } from '../../siamese/network/siameseNetwork.ts';
import type { Surroundings } from '../pictures/surroundings.ts';

/** During training, at least this many steps and milliseconds lie between two comparisons. */
const refreshSteps = 8;
const refreshIntervalMs = 100;
/** For this long after a question, the person is taken to be drawing and about to ask again. */
const drawingMs = 150;

export interface PairWatchPorts {
  readonly runId: number;
  /** The network to compare with, as it is now. */
  readonly network: () => SiameseNetwork;
  readonly step: () => number;
  readonly decision: () => Decision | null;
  readonly surroundings: Pick<Surroundings, 'isCurrent' | 'around'>;
  /** A clock in milliseconds. */
  readonly now: () => number;
}

export class PairWatch {
  readonly #ports: PairWatchPorts;
  #pair: DigitPair = { a: null, b: null };
  #isBusy = false;
  #begun = 0;
  #answered: Promise<unknown> = Promise.resolve();
  #comparedAt = { step: 0, ms: Number.NEGATIVE_INFINITY };
  #askedAtMs = Number.NEGATIVE_INFINITY;

  constructor(ports: PairWatchPorts) {
    this.#ports = ports;
  }

  /** The watched pair. */
  get pair(): DigitPair {
    return this.#pair;
  }

  /** Settles when the last question has its comparison; the next training step waits for it. */
  get answered(): Promise<unknown> {
    return this.#answered;
  }

  /** Whether a person draws now. Work that can wait must wait then, because it delays their answer. */
  get isDrawnOn(): boolean {
    return this.#ports.now() - this.#askedAtMs < drawingMs;
  }

  /** Watches a new pair and compares it now. */
  compare(pair: DigitPair): Promise<Comparison> {
    this.#askedAtMs = this.#ports.now();
    const comparison = this.#compare(pair);
    // The caller handles the error; this promise only tells the end.
    this.#answered = comparison.catch(() => {});
    return comparison;
  }

  async #compare(pair: DigitPair): Promise<Comparison> {
    const { runId, step, decision, now } = this.#ports;
    const network = this.#ports.network();
    // Both at once, an empty pad as background: the shapes never change.
    const embedBy = (tower: Tower): Promise<Float32Array> =>
      embedAtOnce(
        network,
        tower,
        2,
        (input, position, index) => {
          const image = index === 0 ? pair.a : pair.b;
          if (image !== null) input.setImage(position, image, null);
        },
        2,
      );
    const comparedAt = { step: step(), ms: now() };
    const ofA = embedBy('a');
    const ofB = network.plan.isTied ? ofA : embedBy('b');
    // Only now: an image of another size is refused above, and must not be watched.
    this.#pair = pair;
    this.#comparedAt = comparedAt;
    const number = ++this.#begun;
    const [byA, byB, measure] = await Promise.all([ofA, ofB, network.readDistance()]);
    const embeddings = { byA, byB, measure };
    return {
      runId,
      number,
      step: comparedAt.step,
      ...describe(pair, embeddings, decision()),
      neighbours: this.#neighboursOf(pair, embeddings),
    };
  }

  /** Looks up both drawings by the first tower's embeddings; the second tower embeds the gallery. */
  #neighboursOf({ a, b }: DigitPair, { byA, measure }: TowerEmbeddings): Neighbours | null {
    const { surroundings } = this.#ports;
    const around = (image: Uint8Array, row: number) =>
      surroundings.around({ image, measure, embeddings: byA, start: (row * byA.length) / 2 });
    const neighbours = { a: a && around(a, 0), b: b && around(b, 1) };
    if (neighbours.a === null && neighbours.b === null) return null;
    return { ...neighbours, isCurrent: surroundings.isCurrent };
  }

  /** Whether there is a drawing to compare, and the last comparison is old enough. */
  get isDue(): boolean {
    const { step, now } = this.#ports;
    return (
      !this.#isBusy &&
      (this.#pair.a !== null || this.#pair.b !== null) &&
      step() - this.#comparedAt.step >= refreshSteps &&
      now() - this.#comparedAt.ms >= refreshIntervalMs
    );
  }

  /** Compares the watched pair with the network as it is now, one comparison at a time. */
  async refresh(onComparison: (comparison: Comparison) => void): Promise<void> {
    this.#isBusy = true;
    try {
      onComparison(await this.#compare(this.#pair));
    } finally {
      this.#isBusy = false;
    }
  }
}

/** The embeddings of both images by both towers, [2 × embeddingSize] each. */
interface TowerEmbeddings {
  readonly byA: Float32Array;
  readonly byB: Float32Array;
  readonly measure: DistanceMeasure;
}

function describe(
  { a, b }: DigitPair,
  { byA, byB, measure }: TowerEmbeddings,
  decision: Decision | null,
): Omit<Comparison, 'runId' | 'number' | 'step' | 'neighbours'> {
  const size = byA.length / 2;
  const distance =
    a === null || b === null ? null : distanceBetween(measure, byA, 0, byB, size, size);
  const drawn = a === null ? (b === null ? null : 1) : 0;
  return {
    embeddingA: a === null ? null : byA.slice(0, size),
    embeddingB: b === null ? null : byB.slice(size),
    distance,
    towerDifference:
      drawn === null
        ? null
        : distanceBetween({ kind: 'euclidean' }, byA, drawn * size, byB, drawn * size, size),
    similarity: distance === null || decision === null ? null : similarityOf(distance, decision),
    threshold: decision?.threshold ?? null,
  };
}
