/** The two hills as outlines and in words. */
import { expect, test } from 'vitest';
import { hillPath, plot, rocPath, xOf } from '../../../../src/views/hills/shapes.ts';
import { handleWords, rateWords, summaryOf, tableOf } from '../../../../src/views/hills/words.ts';
import { goodEvaluation } from '../results/evaluations.ts';

const { width, height, headroom } = plot;

/** The area under an outline of horizontal and vertical lines that begins and ends at the base. */
function areaUnder(path: string): number {
  let [x, area] = [0, 0];
  let y: number = height;
  for (const [, command = '', number = ''] of path.matchAll(/([VH])([\d.]+)/g)) {
    if (command === 'V') y = Number(number);
    else {
      area += (Number(number) - x) * (height - y);
      x = Number(number);
    }
  }
  return area;
}

test('a hill has the area of its pairs, and its highest bin leaves room for the handle', () => {
  const histogram = Uint32Array.of(0, 8, 2, 10);
  const path = hillPath(histogram, 10);
  const fullHeight = height - headroom;
  expect(areaUnder(path)).toBeCloseTo(((8 + 2 + 10) / 10) * fullHeight * (width / 4), 0);
  expect(path).toContain(`V${headroom}H${width}`);
  expect(path.startsWith(`M0 ${height}`)).toBe(true);
});

test('a place on the axis keeps within it', () => {
  expect([-0.2, 0, 0.5, 1, 7].map(xOf)).toEqual([0, 0, width / 2, width, width]);
});

test('the ROC curve goes from the lower left to the upper right', () => {
  const points = [
    { falseAcceptRate: 0, trueAcceptRate: 0 },
    { falseAcceptRate: 0.25, trueAcceptRate: 0.9 },
    { falseAcceptRate: 1, trueAcceptRate: 1 },
  ];
  expect(rocPath(points, 100)).toBe('M0 100L25 10L100 0');
  expect(rocPath([], 100)).toBe('');
});

test('the handle says what it does', () => {
  const rates = { falseAcceptRate: 0.011, falseRejectRate: 0.015, accuracy: 0.987 };
  expect(handleWords(0.8213, rates)).toBe(
    'distance 0.82: accepts 1.1 % of different, rejects 1.5 % of same',
  );
});

test('a rate is nothing, or all, only where it is', () => {
  expect([0, 0.0001, 0.001, 0.9998, 1].map(rateWords)).toEqual([
    '0.0 %',
    '<0.1 %',
    '0.1 %',
    '>99.9 %',
    '100.0 %',
  ]);
});

test('the line below says where the hills are, and of which step and how many pairs', () => {
  const latest = { step: 2_000, scope: 'full', evaluation: goodEvaluation } as const;
  const rates = { falseAcceptRate: 0.012, falseRejectRate: 0.014, accuracy: 0.987 };
  expect(summaryOf(latest, rates)).toBe(
    'Step 2,000: same pairs lie at 0.20 on average, different ones at 1.30. ' +
      'The calibrated threshold judges 1.3 % of 40,000 pairs wrongly.',
  );
  expect(summaryOf(latest, null)).toMatch(/No threshold tells them apart\.$/);
});

test('the table has a row for each bin', () => {
  expect(tableOf(Uint32Array.of(3, 1), Uint32Array.of(0, 5), 2)).toMatchObject({
    rows: [
      [0, 1, 3, 0],
      [1, 2, 1, 5],
    ],
  });
});
