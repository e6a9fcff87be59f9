/** Which of many classes the confusion matrix shows, and what is said of them. */
import { expect, test } from 'vitest';
import type {
  ClassConfusions,
  LookedAtClass,
} from '../../../../src/store/confusions/confusions.ts';
import type { LatestEvaluation } from '../../../../src/store/core/state.ts';
import type { MatrixCell } from '../../../../src/views/results/matrix.ts';
import {
  shownMatrixOf,
  summaryOf,
  whichAreShown,
} from '../../../../src/views/results/shownMatrix.ts';
import { animals } from '../../../helpers/animals.ts';
import { goodEvaluation } from './evaluations.ts';

const beasts = { ...animals, classes: Array.from({ length: 136 }, (_, label) => `beast ${label}`) };

function cell(errorRate: number, pairs = 4): MatrixCell {
  return { pairs, errorRate, meanDistance: 1 };
}

const none: MatrixCell = { pairs: 0, errorRate: null, meanDistance: null };

/** Class 40 with the nine classes after it; only the cells of its row are told of. */
function lookedAt(own: MatrixCell, others: readonly MatrixCell[]): LookedAtClass {
  const first = [own, ...others, ...Array.from({ length: 9 - others.length }, () => none)];
  const matrix = { classes: first.map((_, at) => 40 + at), cells: [first] };
  const found: ClassConfusions = {
    runId: 1,
    step: 80,
    scope: 'quick',
    label: 40,
    threshold: 0.5,
    matrix,
  };
  return { label: 40, found };
}

const worst = { classes: [3, 40], cells: [[cell(0.5), cell(0.25)], [cell(0.25)]] };
const latest: LatestEvaluation = {
  step: 60,
  scope: 'quick',
  evaluation: { ...goodEvaluation, classPairs: worst },
};

function toldOf(looked: LookedAtClass | null) {
  const shown = shownMatrixOf(latest, looked);
  return { which: whichAreShown(shown, looked, beasts), summary: summaryOf(shown, beasts) };
}

const nine = Array.from({ length: 9 }, () => cell(0.5));

test('at first, the classes with the most errors are shown', () => {
  expect(shownMatrixOf(latest, null)).toEqual({
    step: 60,
    matrix: worst,
    threshold: 0.625,
    label: null,
  });
  expect(toldOf(null)).toEqual({
    which: 'The ten animals that are confused most, of 136',
    summary:
      'beast 3 and beast 40 are confused most: 25.0 % of their 4 pairs are taken for the same animal. beast 3 is least like itself: 50.0 % of its 4 pairs are taken for different animals.',
  });
});

test('until a class is found, the others stay, and it is said that it is looked for', () => {
  const looked = { label: 40, found: null };
  expect(shownMatrixOf(latest, looked).matrix).toBe(worst);
  expect(toldOf(looked).which).toBe('Looking for beast 40 …');
});

test('a class that is found is shown with its evaluation, and said to be taken for its worst', () => {
  const looked = lookedAt(cell(0.25), nine);
  expect(shownMatrixOf(latest, looked)).toMatchObject({ step: 80, threshold: 0.5, label: 40 });
  expect(toldOf(looked)).toEqual({
    which: 'beast 40 and the nine that it is confused with most',
    summary:
      'beast 40 is most often taken for beast 41: in 50.0 % of their 4 pairs. Of its own 4 pairs, 25.0 % are taken for different animals.',
  });
  expect(toldOf(lookedAt(cell(1, 1), [cell(1, 1), ...nine.slice(1)])).summary).toBe(
    'beast 40 is most often taken for beast 41: in their only pair. The only pair of two images of it is taken for different animals.',
  );
});

test('of a class without mistakes, the nearest is told', () => {
  expect(toldOf(lookedAt(cell(0), [cell(0)])).summary).toBe(
    'beast 40 is taken for no other animal; the nearest is beast 41. No two images of it are taken for different animals.',
  );
});

test('where there are few pairs, nothing is made up', () => {
  expect(toldOf(lookedAt(cell(0), nine.slice(5))).which).toBe(
    'beast 40, the 4 that it has pairs with, and other animals',
  );
  expect(toldOf(lookedAt(cell(0), nine.slice(8))).which).toBe(
    'beast 40, the one that it has pairs with, and other animals',
  );
  expect(toldOf(lookedAt(none, []))).toEqual({
    which: 'beast 40 and nine others: it has no pairs with any animal',
    summary:
      'There are no pairs of beast 40 with another animal here. There are no pairs of two images of it.',
  });
});
