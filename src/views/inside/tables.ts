/** Makes the tables behind the pictures of a step, for CSV and screen readers. Imports no React. */
import type { InsideStepOfRun, LayerFlow } from '../../store/inside/inside.ts';
import type { PictureTable } from '../components/picture/pictureTable.ts';

/** Both embeddings of the chosen pair, one row per number. */
export function embeddingTable({ pair }: InsideStepOfRun): PictureTable {
  return {
    columns: ['number of the embedding', 'f(A)', 'f(B)'],
    rows: Array.from(pair.embeddingA, (value, index) => [
      index + 1,
      value,
      pair.embeddingB[index] ?? null,
    ]),
  };
}

/** The lengths of the gradients of each layer; if there is a sum, also its difference. */
export function gradientTable(layers: readonly LayerFlow[]): PictureTable {
  return {
    columns: ['layer', 'weights', 'through A', 'through B', 'sum', 'off by'],
    rows: layers.map(({ name, parameterCount, throughA, throughB, sum, difference }) => [
      name,
      parameterCount,
      throughA,
      throughB,
      sum,
      difference,
    ]),
  };
}

/** The move of each layer, as a share of the length of its weights. */
export function updateTable({ layers, weightChanges }: InsideStepOfRun['batch']): PictureTable {
  return {
    columns: ['layer', 'weights', 'moved by, share of the weights’ length'],
    rows: layers.map(({ name, parameterCount }, index) => [
      name,
      parameterCount,
      weightChanges[index] ?? null,
    ]),
  };
}
