/** Answers how far one image is from each of several examples, for the network as it is. */

import { distanceBetween } from '../../metrics/distance.ts';
import { type Decision, similarityOf } from '../../metrics/pairs/calibration.ts';
import { requireElement } from '../../metrics/requireElement.ts';
import type { ExampleDistances, OneShotQuestion } from '../../protocol/answers/oneShot.ts';
import { embedAtOnce, type PaintImage } from '../../siamese/network/embedding.ts';
import type { SiameseNetwork, Tower } from '../../siamese/network/siameseNetwork.ts';
import type { Answer } from './answer.ts';

/** More examples than this are refused. */
const mostExamples = 1_000;

/** The network that is asked, and its chunk of images. */
export interface Asked {
  readonly network: SiameseNetwork;
  readonly decision: Decision | null;
  /** Images in a chunk: as many as in a training batch, so the backend compiles no new shapes. */
  readonly chunkImages: number;
}

/** Answers for the network as it is now. */
export const answerExampleDistances: Answer<OneShotQuestion, ExampleDistances> = async (
  run,
  question,
) => {
  const { stepper, evaluator } = run.parts;
  const { judged: network, batchSize, step } = stepper;
  const asked = { network, decision: evaluator.decision, chunkImages: batchSize };
  return { runId: run.id, step, ...(await distancesToExamples(question, asked)) };
};

/**
 * Compares a query with every example. The first tower embeds the query, the second the examples.
 * @throws RangeError when an image is not a digit of 784 bytes, or there are too many examples
 */
export async function distancesToExamples(
  { query, examples }: OneShotQuestion,
  { network, decision, chunkImages }: Asked,
): Promise<Pick<ExampleDistances, 'distances' | 'similarities'>> {
  if (examples.length > mostExamples) {
    throw new RangeError(`At most ${mostExamples} examples, got ${examples.length}`);
  }
  // All chunks begin at once, so all use the same weights even if training goes on.
  const reading = network.readDistance();
  const embedding = embedAll(network, 'b', [query, ...examples], chunkImages);
  const querying = network.plan.isTied ? embedding : embedAll(network, 'a', [query], chunkImages);
  const [measure, ofQuery, ofAll] = await Promise.all([reading, querying, embedding]);
  const { embeddingSize } = network.plan.encoder;
  const distances = Float32Array.from(examples, (_, index) =>
    distanceBetween(measure, ofQuery, 0, ofAll, (index + 1) * embeddingSize, embeddingSize),
  );
  return {
    distances,
    similarities:
      decision === null ? null : distances.map((distance) => similarityOf(distance, decision)),
  };
}

/** [images × embeddingSize], then the rows of empty images that fill up the last chunk. */
function embedAll(
  network: SiameseNetwork,
  tower: Tower,
  images: readonly Uint8Array[],
  chunkImages: number,
): Promise<Float32Array> {
  const paint: PaintImage = (input, position, index) =>
    input.setImage(position, requireElement(images, index), null);
  return embedAtOnce(network, tower, images.length, paint, chunkImages);
}
