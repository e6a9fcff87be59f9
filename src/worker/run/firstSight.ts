/** Looks at a network that has come from elsewhere, before there is time to evaluate it. */
import { type Dataset, imageAt } from '../../data/dataset.ts';
import { distanceBetween } from '../../metrics/distance.ts';
import type { RunWarning } from '../../protocol/run.ts';
import { embedAtOnce } from '../../siamese/network/embedding.ts';
import type { SiameseNetwork } from '../../siamese/network/siameseNetwork.ts';

/** Test images to look at: enough for several classes, and far fewer than a step has. */
const imageCount = 8;
/** Embeddings that differ by no more than this share of their length differ by rounding only. */
const roundingShare = 1e-6;

/**
 * Whether a network can tell anything apart, by a few test images.
 * @param dataset whose test images have arrived
 * @returns `null` if nothing is wrong at first sight
 */
export async function warningAtFirstSight(
  network: SiameseNetwork,
  { splits: { test } }: Pick<Dataset, 'splits'>,
): Promise<Extract<RunWarning, 'collapsed' | 'overflowing'> | null> {
  const count = Math.min(imageCount, test.count);
  const [table, measure] = await Promise.all([
    embedAtOnce(
      network,
      'a',
      count,
      (input, position, image) => input.setImage(position, imageAt(test, image), null),
      2,
    ),
    network.readDistance(),
  ]);
  if (!table.every(Number.isFinite)) return 'overflowing';
  const size = table.length / count;
  const length = Math.max(...table.map(Math.abs));
  const distances = Array.from({ length: count - 1 }, (_, other) =>
    distanceBetween(measure, table, 0, table, (other + 1) * size, size),
  );
  return distances.every((distance) => Math.abs(distance) <= roundingShare * length)
    ? 'collapsed'
    : null;
}
