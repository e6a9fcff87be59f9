import { expect, test } from 'vitest';
import { csvOf } from '../../../../src/views/components/picture/pictureTable.ts';
import { embeddingTable, gradientTable, updateTable } from '../../../../src/views/inside/tables.ts';
import { statusOf } from '../../../helpers/fakeWorker.ts';
import { insideStepOf } from '../../../helpers/insideSteps.ts';

const data = insideStepOf(statusOf(1), 0);

test('the embeddings of the pair come number by number', () => {
  const pair = {
    ...data.pair,
    embeddingA: Float32Array.of(0.5, -2),
    embeddingB: Float32Array.of(0.25, 4),
  };
  expect(embeddingTable({ ...data, pair }).rows).toEqual([
    [1, 0.5, 0.25],
    [2, -2, 4],
  ]);
});

test('the gradients come layer by layer, without a sum where no weight is shared', () => {
  const [layer] = data.pair.layers;
  if (layer === undefined) throw new Error('There is a layer');
  expect(gradientTable([layer]).rows).toEqual([['dense1', 25_120, 3, 4, 5, 1e-7]]);
  const untied = { ...layer, sum: null, difference: null };
  expect(csvOf(gradientTable([untied])).split('\n')[1]).toBe('dense1,25120,3,4,,');
});

test('the moves of the weights are shares of their length', () => {
  expect(updateTable(data.batch).rows).toEqual([['dense1', 25_120, 0.01]]);
});
