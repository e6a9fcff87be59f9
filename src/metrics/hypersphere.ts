/**
 * Measures how embeddings lie on the unit sphere, each divided by its length (Wang, Isola 2020,
 * “Understanding contrastive representation learning through alignment and uniformity on the hypersphere”).
 */
import type { EmbeddingTable } from './embeddingTable.ts';
import type { AllPairs } from './pairs/allPairs.ts';

export interface SphereFigures {
  /** Mean squared distance of positive pairs, 0…4: the paper's alignment with α = 2. 0: all at one point. */
  readonly alignment: number;
  /**
   * ln of the mean of exp(−2·d²) over all pairs, −8…0: the paper's uniformity with t = 2. 0: all at one
   * point; about −4 where many are spread evenly over a sphere of many dimensions.
   */
  readonly uniformity: number;
}

/**
 * @param pairs of the rows of the tables; the first image of a pair counts by the first table
 * @param second with tied weights, the same table as `first`
 * @returns `null` if a kind has no pairs, or an embedding is not finite or has no direction
 */
export function sphereFigures(
  pairs: AllPairs,
  first: EmbeddingTable,
  second: EmbeddingTable,
): SphereFigures | null {
  const a = withUnitLength(first);
  const b = second === first ? a : withUnitLength(second);
  const { positive, negative } = pairs.distances({
    measure: { kind: 'euclidean' },
    first: a,
    second: b,
  });
  let [squares, potentials] = [0, 0];
  for (const distance of positive) {
    squares += distance ** 2;
    potentials += Math.exp(-2 * distance ** 2);
  }
  for (const distance of negative) potentials += Math.exp(-2 * distance ** 2);
  const alignment = squares / positive.length;
  // One point gives exactly 0, not −0.
  const uniformity = Math.log(potentials / (positive.length + negative.length)) + 0;
  const isKnown = negative.length > 0 && Number.isFinite(alignment) && Number.isFinite(uniformity);
  return isKnown ? { alignment, uniformity } : null;
}

function withUnitLength({ embeddings, embeddingSize }: EmbeddingTable): EmbeddingTable {
  const unit = new Float32Array(embeddings.length);
  for (let start = 0; start < embeddings.length; start += embeddingSize) {
    let squares = 0;
    for (let at = start; at < start + embeddingSize; at++) squares += (embeddings[at] ?? 0) ** 2;
    const length = Math.sqrt(squares);
    for (let at = start; at < start + embeddingSize; at++)
      unit[at] = (embeddings[at] ?? 0) / length;
  }
  return { embeddings: unit, embeddingSize };
}
