/** The table of digits that training never saw. */
import { expect, test } from 'vitest';
import { datasets } from '../../../../src/settings/datasets.ts';
import type { Evaluation } from '../../../../src/store/core/state.ts';
import {
  type HeldOutRow,
  heldOutGroups,
  heldOutTable,
} from '../../../../src/views/results/heldOutRows.ts';
import { goodEvaluation } from './evaluations.ts';

const figures = (areaUnderCurve: number, pairAccuracy: number) => ({
  areaUnderCurve,
  pairAccuracy,
  pairsOfEach: 5_000,
});

const twoHeldOut: Evaluation = {
  ...goodEvaluation,
  heldOutDigits: [8, 9],
  heldOut: {
    among: figures(0.9, 0.8),
    withSeen: figures(0.95, 0.85),
    oneShotAccuracy: 0.84,
    oneShotWays: null,
  },
  untrained: {
    ...goodEvaluation.untrained,
    heldOut: {
      among: figures(0.7, 0.5),
      withSeen: figures(0.75, 0.5),
      oneShotAccuracy: 0.66,
      oneShotWays: null,
    },
  },
  pixels: {
    among: figures(0.72, 0.5),
    withSeen: figures(0.71, 0.5),
    oneShotAccuracy: 0.61,
    oneShotWays: null,
  },
};

function rowsOf(evaluation: Evaluation): Map<string, HeldOutRow> {
  const rows = heldOutGroups(evaluation, datasets.mnist).flatMap((group) => group.rows);
  return new Map(rows.map((row) => [row.id, row]));
}

test('each figure stands beside the untrained network, plain pixels and chance', () => {
  const rows = rowsOf(twoHeldOut);
  const told = [...rows].map(([id, { value, untrained, pixels, chance }]) => [
    id,
    value,
    untrained,
    pixels,
    chance,
  ]);
  expect(told).toEqual([
    ['held-out-among-auc', 0.9, 0.7, 0.72, 0.5],
    // Neither an untrained network nor pixels have a threshold: their ½ is no measurement.
    ['held-out-among-accuracy', 0.8, null, null, 0.5],
    ['held-out-with-auc', 0.95, 0.75, 0.71, 0.5],
    ['held-out-with-accuracy', 0.85, null, null, 0.5],
    ['held-out-one-shot', 0.84, 0.66, 0.61, 0.5],
  ]);
  expect(rows.get('held-out-among-accuracy')?.yardstickMissing).toBe('no threshold');
});

test('the chance of one-shot questions goes with the number of digits', () => {
  const rows = rowsOf({ ...twoHeldOut, heldOutDigits: [6, 7, 8, 9] });
  expect(rows.get('held-out-one-shot')).toMatchObject({ chance: 0.25, label: '4-way one-shot' });
});

test('of many held-out classes, the questions are of fewer, and the names give way to their number', () => {
  const heldOutDigits = Array.from({ length: 8 }, (_, label) => label);
  const heldOut = { among: null, withSeen: null, oneShotAccuracy: 0.5, oneShotWays: 5 };
  const groups = heldOutGroups({ ...twoHeldOut, heldOutDigits, heldOut }, datasets.mnist);
  expect(groups[0]?.title).toBe('The 8 digits held out among themselves');
  expect(groups.at(-1)?.rows[0]).toMatchObject({ chance: 0.2, label: '5-way one-shot' });
});

test('with one digit held out, there are only pairs with the seen ones', () => {
  const rows = rowsOf({
    ...twoHeldOut,
    heldOutDigits: [8],
    heldOut: {
      among: null,
      withSeen: figures(0.95, 0.85),
      oneShotAccuracy: null,
      oneShotWays: null,
    },
  });
  expect([...rows.keys()]).toEqual(['held-out-with-auc', 'held-out-with-accuracy']);
});

test('without a threshold there is no accuracy, and without held-out digits no table', () => {
  const rows = rowsOf({ ...twoHeldOut, decision: null });
  expect(rows.get('held-out-among-accuracy')?.value).toBeNull();
  expect(rows.get('held-out-among-auc')?.value).toBe(0.9);
  expect(heldOutGroups(goodEvaluation, datasets.mnist)).toEqual([]);
});

test('the table to take away has every figure unrounded, with what it is of', () => {
  const groups = heldOutGroups(twoHeldOut, datasets.mnist);
  const { columns, rows } = heldOutTable(groups);
  expect(rows).toHaveLength(groups.flatMap((group) => group.rows).length);
  expect(rows.every((row) => row.length === columns.length)).toBe(true);
  expect(rows[1]?.slice(2)).toEqual([0.8, null, null, 0.5]);
});
