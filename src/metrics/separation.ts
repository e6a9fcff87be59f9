/** Measures how far apart the classes lie, compared with the spread of each. */
import type { EmbeddingTable } from './embeddingTable.ts';
import { requireElement } from './requireElement.ts';

/**
 * The mean Euclidean distance of two classes' centres, divided by the mean distance of an embedding to
 * the centre of its class. Needs the embeddings themselves, not their positions on a map.
 * @param labels [rows] class indices
 * @returns `null` with fewer than two classes, without any spread, or if an embedding is not finite
 */
export function separationOf(
  { embeddings, embeddingSize }: EmbeddingTable,
  labels: Uint16Array,
): number | null {
  const centres = centresOf({ embeddings, embeddingSize }, labels);
  let spread = 0;
  for (const [row, label] of labels.entries()) {
    const centre = centres.get(label);
    if (centre === undefined) continue;
    let squares = 0;
    for (let index = 0; index < embeddingSize; index++) {
      const value = requireElement(embeddings, row * embeddingSize + index);
      squares += (value - (centre[index] ?? 0)) ** 2;
    }
    spread += Math.sqrt(squares) / labels.length;
  }
  const separation = meanDistance([...centres.values()]) / spread;
  return Number.isFinite(separation) ? separation : null;
}

/** [embeddingSize] for each class that occurs. */
function centresOf(
  { embeddings, embeddingSize }: EmbeddingTable,
  labels: Uint16Array,
): Map<number, Float64Array> {
  const sums = new Map<number, { sum: Float64Array; count: number }>();
  for (const [row, label] of labels.entries()) {
    const entry = sums.get(label) ?? { sum: new Float64Array(embeddingSize), count: 0 };
    sums.set(label, entry);
    entry.count++;
    for (let index = 0; index < embeddingSize; index++) {
      const value = requireElement(embeddings, row * embeddingSize + index);
      entry.sum[index] = (entry.sum[index] ?? 0) + value;
    }
  }
  return new Map(
    Array.from(sums, ([label, { sum, count }]) => [label, sum.map((value) => value / count)]),
  );
}

function meanDistance(centres: readonly Float64Array[]): number {
  const distances = centres.flatMap((one, place) =>
    centres
      .slice(place + 1)
      .map((other) => Math.hypot(...one.map((value, index) => value - (other[index] ?? 0)))),
  );
  return distances.reduce((sum, distance) => sum + distance, 0) / distances.length;
}
