/** What is said of the figures as a whole. */
import { expect, test } from 'vitest';
import { datasets } from '../../../../src/settings/datasets.ts';
import {
  allOf,
  anyOf,
  basisOf,
  calibrationSummary,
  calibrationTable,
  originOfThreshold,
  rocSummary,
  rocTable,
  whyIncomplete,
} from '../../../../src/views/results/words.ts';
import { goodEvaluation } from './evaluations.ts';

const { mnist } = datasets;

test('digits are listed as one writes them', () => {
  const lists = [[8], [8, 9], [7, 8, 9]];
  expect(lists.map((labels) => allOf(labels, mnist))).toEqual(['8', '8 and 9', '7, 8 and 9']);
  expect(lists.map((labels) => anyOf(labels, mnist))).toEqual(['8', '8 or 9', '7, 8 or 9']);
});

test('quick figures and full ones are told apart', () => {
  const full = { step: 2_000, scope: 'full', evaluation: goodEvaluation } as const;
  expect(basisOf(full, 40_000, 'test pairs')).toBe('After step 2,000, on all 40,000 test pairs.');
  const quick = basisOf({ ...full, scope: 'quick' }, 4_000, 'test pairs');
  expect(quick).toMatch(/on 4,000 test pairs: always the same few while training/);
});

test('the threshold is told with what chose it', () => {
  expect(originOfThreshold(goodEvaluation, mnist)).toMatch(
    /distance of 0\.63, was chosen on validation/,
  );
  expect(originOfThreshold({ ...goodEvaluation, decision: null }, mnist)).not.toMatch(
    /distance of/,
  );
});

test('a missing figure is explained, and only that', () => {
  expect(whyIncomplete(goodEvaluation, mnist)).toBeNull();
  expect(whyIncomplete({ ...goodEvaluation, decision: null }, mnist)).toMatch(/no threshold/);
  const astray = { ...goodEvaluation, decision: null, areaUnderCurve: null };
  expect(whyIncomplete(astray, mnist)).toMatch(/no numbers/);
});

test('the ROC curve and the reliability diagram are told in a line and in a table', () => {
  expect(rocSummary(goodEvaluation)).toBe(
    'The area under the curve is 99.80 %; the threshold of 0.63 calls 1.2 % of different pairs and 98.6 % of same ones the same.',
  );
  expect(rocSummary({ ...goodEvaluation, decision: null })).toMatch(/no threshold is chosen/);
  expect(rocTable(goodEvaluation).rows).toEqual([
    [null, 0, 0],
    [4, 1, 1],
  ]);
  expect(calibrationSummary(goodEvaluation)).toMatch(/^Similarities are 1\.00 % off/);
  const bin = { count: 3, meanSimilarity: 0.9, positiveShare: 1 };
  expect(calibrationTable({ ...goodEvaluation, calibrationBins: [bin] }, mnist).rows).toEqual([
    [3, 0.9, 1],
  ]);
});
