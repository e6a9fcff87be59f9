/**
 * Measures the shape of a network's embeddings, which shows a collapse before the accuracy does: how they
 * lie on the unit sphere, and how many directions they use.
 */
import type { EmbeddingTable } from '../../metrics/embeddingTable.ts';
import { type SphereFigures, sphereFigures } from '../../metrics/hypersphere.ts';
import { AllPairs } from '../../metrics/pairs/allPairs.ts';
import { effectiveRank } from '../../metrics/projection/effectiveRank.ts';
import { requireElement } from '../../metrics/requireElement.ts';
import { completeInTurns } from '../../metrics/slices.ts';

/** The shape of the embeddings of a look's test images. */
export interface EmbeddingGeometry {
  /** Of all pairs of every second image; `null` if an embedding is not finite or has no direction. */
  readonly sphere: SphereFigures | null;
  /** Of the first tower; `null` if an embedding is not finite, or all are equal. */
  readonly effectiveRank: number | null;
}

/** The images whose pairs are placed on the sphere: every second one, a quarter of the pairs. */
export interface SphereSet {
  /** [images] rows of a table of embeddings, class by class. */
  readonly rows: Int32Array;
  /** All pairs of `rows`. */
  readonly pairs: AllPairs;
}

/** With more numbers, each part of the work takes some milliseconds, and gets a turn of its own. */
const mostWithoutTurns = 64;

/** Every second image of each class. */
export function sphereSetOf({ classSizes, isOrdered }: AllPairs): SphereSet {
  const starts = classSizes.map((_, label) =>
    classSizes.slice(0, label).reduce((sum, size) => sum + size, 0),
  );
  const rowsOfClass = classSizes.map((size, label) =>
    Array.from({ length: Math.ceil(size / 2) }, (_, at) => (starts[label] ?? 0) + 2 * at),
  );
  return {
    rows: Int32Array.from(rowsOfClass.flat()),
    pairs: new AllPairs(
      rowsOfClass.map(({ length }) => length),
      isOrdered,
    ),
  };
}

/**
 * @param second with tied weights, the same table as `first`
 * @param nextTurn resolves when the next part of the work may begin
 */
export async function geometryOf(
  { rows, pairs }: SphereSet,
  first: EmbeddingTable,
  second: EmbeddingTable,
  nextTurn: () => Promise<void>,
): Promise<EmbeddingGeometry> {
  const turn = async (): Promise<void> => {
    if (first.embeddingSize > mostWithoutTurns) await nextTurn();
  };
  await turn();
  const some = someRows(first, rows);
  const sphere = sphereFigures(pairs, some, second === first ? some : someRows(second, rows));
  return { sphere, effectiveRank: await completeInTurns(effectiveRank(first), turn) };
}

function someRows({ embeddings, embeddingSize }: EmbeddingTable, rows: Int32Array): EmbeddingTable {
  const some = new Float32Array(rows.length * embeddingSize);
  for (const at of rows.keys()) {
    const start = requireElement(rows, at) * embeddingSize;
    some.set(embeddings.subarray(start, start + embeddingSize), at * embeddingSize);
  }
  return { embeddings: some, embeddingSize };
}
