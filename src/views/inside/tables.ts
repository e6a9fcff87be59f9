/** The numbers of a step that is looked into, as tables to be taken away. */
import type { InsideStepOfRun, LayerFlow } from '../../store/inside/inside.ts';
import type { PictureTable } from '../components/picture/pictureTable.ts';

/** Both embeddings of the pair that is followed, number by number. */
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

/** The lengths of the gradients of every layer, and what the sum is off by where there is one. */
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

/** How far the step has moved each layer, as a share of the length of its weights. */
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
