/**
 * Embeds what an evaluation needs, chunk by chunk, so that it never holds anything up: chunks are as
 * large as a training batch (no new shapes, no chunk longer than a step), and before each one it
 * waits for its turn.
 */
import { type Dataset, imageAt, isComplete, type Split } from '../data/dataset.ts';
import { drawEvaluationPairs, type EvaluationPairs } from '../data/evaluationPairs.ts';
import { BatchInput } from './batchInput.ts';
import { type EmbeddingTable, type Evaluation, evaluate, pairDistances } from './evaluation.ts';
import type { SiameseNetwork } from './network.ts';

/** `quick`: the fixed subset for use while training; `full`: all the fixed pairs. */
export type EvaluationScope = 'quick' | 'full';

/** The fixed pairs of both splits. */
export interface JudgingPairs {
  readonly validation: EvaluationPairs;
  readonly test: EvaluationPairs;
}

/** Draws the fixed pairs, or `null` as long as validation or test images are missing. */
export function drawJudgingPairs(dataset: Dataset): JudgingPairs | null {
  const { validation, test } = dataset.splits;
  if (!isComplete(validation) || !isComplete(test)) return null;
  const { length } = dataset.classes;
  return {
    validation: drawEvaluationPairs(validation.labels, length, 0),
    test: drawEvaluationPairs(test.labels, length, 1),
  };
}

export interface MeasuringOptions {
  readonly scope: EvaluationScope;
  /** Of the loss, for the validation loss. */
  readonly margin: number;
  /** Images in a chunk: as many as in a training batch. */
  readonly chunkImages: number;
  /** Resolves when the next chunk may run. */
  readonly turn: () => Promise<void>;
  /** Ends the measuring early. */
  readonly signal: AbortSignal;
}

/**
 * Evaluates a network as it is when called; it may train on meanwhile.
 * @throws the signal's reason when aborted
 */
export async function measure(
  network: SiameseNetwork,
  dataset: Dataset,
  pairs: JudgingPairs,
  options: MeasuringOptions,
): Promise<Evaluation> {
  const frozen = network.freeze();
  try {
    const distances = async (name: 'validation' | 'test'): Promise<Float32Array> => {
      const { quickImages, quick, full } = pairs[name];
      const split = dataset.splits[name];
      const isQuick = options.scope === 'quick';
      const images = isQuick ? quickImages : Int32Array.from(split.labels.keys());
      const table = await embedImages(frozen, split, images, options);
      return pairDistances(table, isQuick ? quick : full);
    };
    return evaluate(await distances('validation'), await distances('test'), options.margin);
  } finally {
    frozen.dispose();
  }
}

/** Embeds images of a split; the table has a row for every image of the split. */
async function embedImages(
  network: SiameseNetwork,
  split: Split,
  images: Int32Array,
  { chunkImages, turn, signal }: MeasuringOptions,
): Promise<EmbeddingTable> {
  const { embeddingSize } = network.plan;
  const embeddings = new Float32Array(split.count * embeddingSize);
  const input = new BatchInput(network.plan, chunkImages);
  for (let start = 0; start < images.length; start += chunkImages) {
    await turn();
    signal.throwIfAborted();
    const chunk = images.subarray(start, start + chunkImages);
    for (const [position, image] of chunk.entries()) {
      input.setImage(position, imageAt(split, image), null);
    }
    for (let position = chunk.length; position < chunkImages; position++) {
      input.clearImage(position);
    }
    const rows = await network.embed(input.values);
    for (const [position, image] of chunk.entries()) {
      const row = rows.subarray(position * embeddingSize, (position + 1) * embeddingSize);
      embeddings.set(row, image * embeddingSize);
    }
  }
  return { embeddings, embeddingSize };
}
