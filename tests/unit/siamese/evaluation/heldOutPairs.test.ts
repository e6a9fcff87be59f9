import { describe, expect, it } from 'vitest';
import type { PairSet } from '../../../../src/metrics/pairs/pairSet.ts';
import {
  drawEvaluationPairs,
  drawHeldOutPairs,
  evaluationSizes,
} from '../../../../src/siamese/evaluation/evaluationPairs.ts';
import { readMnist } from '../../../helpers/mnist.ts';

const labels = Uint16Array.from(readMnist('t10k', 10_000).labels);
const heldOut = [3, 7, 8];
const seen = [0, 1, 2, 4, 5, 6, 9];
const images = Int32Array.from(labels.keys());

const draw = (digits: readonly number[] = heldOut, others: readonly number[] = seen) =>
  drawHeldOutPairs(images, labels, digits, others, 1_000);

/** The digits of each pair. */
function digitPairsOf({ first, second }: PairSet): [number, number][] {
  return Array.from(first, (image, pair) => [
    labels[image] ?? -1,
    labels[second[pair] ?? -1] ?? -1,
  ]);
}

/** Checks what goes for all pairs: half positive, first these, and no image with itself. */
function expectHalves(pairs: PairSet): void {
  const { first, second, countOfEach } = pairs;
  const isPositive = digitPairsOf(pairs).map(([a, b]) => a === b);
  expect(isPositive).toEqual(isPositive.map((_, pair) => pair < countOfEach));
  expect(isPositive).toHaveLength(2 * countOfEach);
  expect(first.some((image, pair) => image === second[pair])).toBe(false);
}

const isHeldOut = (digit: number): boolean => heldOut.includes(digit);

describe('the evaluation pairs of a run with digits held out', () => {
  const { quick, full } = drawEvaluationPairs(labels, seen, 1);

  it.each([
    ['quick', quick, evaluationSizes.quickPairs],
    ['full', full, evaluationSizes.fullPairs],
  ] as const)('have seen digits only, as many as ever: %s', (_, pairs, countOfEach) => {
    expectHalves(pairs);
    expect(pairs.countOfEach).toBe(countOfEach);
    expect(new Set(digitPairsOf(pairs).flat())).toEqual(new Set(seen));
  });
});

describe('pairs among held-out digits', () => {
  it('are of held-out digits on both sides, all of them', () => {
    const { among } = draw();
    if (among === null) throw new Error('Three digits can be paired');
    expectHalves(among);
    expect(among.countOfEach).toBe(1_000);
    expect(new Set(digitPairsOf(among).map(String)).size).toBe(9);
    expect(digitPairsOf(among).flat().every(isHeldOut)).toBe(true);
  });

  it('are not to be had with one held-out digit', () => {
    expect(draw([3], [0, 1, 2, 4, 5, 6, 7, 8, 9]).among).toBeNull();
  });
});

describe('pairs of held-out digits with seen ones', () => {
  it.each([
    ['three', heldOut, seen],
    ['one', [3], [0, 1, 2, 4, 5, 6, 7, 8, 9]],
  ])(
    'are of one held-out digit, or of exactly one and a seen one: %s held out',
    (_, digits, others) => {
      const { withSeen } = draw(digits, others);
      if (withSeen === null) throw new Error('There are seen digits');
      expectHalves(withSeen);
      const pairs = digitPairsOf(withSeen);
      const countOf = (pair: [number, number]) =>
        pair.filter((digit) => digits.includes(digit)).length;
      expect(new Set(pairs.slice(0, 1_000).map(countOf))).toEqual(new Set([2]));
      expect(new Set(pairs.slice(1_000).map(countOf))).toEqual(new Set([1]));
      expect(new Set(pairs.slice(1_000).flat()).size).toBe(10);
    },
  );
});

describe('held-out pairs', () => {
  it('are the same from run to run', () => {
    expect(draw()).toEqual(draw());
  });

  it('take only the images that they may', () => {
    const few = images.filter((image) => image % 7 === 0);
    const { among, withSeen } = drawHeldOutPairs(few, labels, heldOut, seen, 100);
    const used = [among, withSeen].flatMap((pairs) =>
      pairs === null ? [] : [...pairs.first, ...pairs.second],
    );
    expect(used.filter((image) => image % 7 !== 0)).toEqual([]);
  });
});
