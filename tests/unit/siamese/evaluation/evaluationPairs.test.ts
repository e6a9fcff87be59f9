import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../../src/data/random.ts';
import type { PairSet } from '../../../../src/metrics/pairs/pairSet.ts';
import {
  drawEvaluationPairs,
  evaluationSizes,
} from '../../../../src/siamese/evaluation/evaluationPairs.ts';

const classCount = 10;
const classes = [...Array(classCount).keys()];
const random = createRandom(3, 'weights');
/** Classes of unlike sizes, as MNIST's are: class 0 is half as frequent as the others. */
const labels = Uint16Array.from({ length: 4_000 }, () => Math.ceil(random.below(19) / 2));
const drawn = drawEvaluationPairs(labels, classes, 0);

function pairsOf({ first, second }: PairSet): [number, number][] {
  return Array.from(first, (image, pair) => [image, second[pair] ?? -1]);
}

describe.each([
  ['quick', drawn.quick, evaluationSizes.quickPairs],
  ['full', drawn.full, evaluationSizes.fullPairs],
] as const)('the %s pairs', (_, pairs, countOfEach) => {
  const half = pairs.countOfEach;

  it('are as many as they should be, first the positive half, then the negative', () => {
    expect(half).toBe(countOfEach);
    expect(pairs.first).toHaveLength(2 * half);
    for (const [index, [a, b]] of pairsOf(pairs).entries()) {
      if ((labels[a] === labels[b]) !== index < half) throw new Error(`Pair ${index} is wrong`);
    }
  });

  it('pair no image with itself', () => {
    expect(pairsOf(pairs).filter(([a, b]) => a === b)).toEqual([]);
  });

  it('take the classes about equally often, however frequent they are', () => {
    for (const [start, end] of [
      [0, half],
      [half, 2 * half],
    ] as const) {
      for (const side of [pairs.first, pairs.second]) {
        const counts = new Array<number>(classCount).fill(0);
        for (const image of side.subarray(start, end)) {
          const label = labels[image] ?? 0;
          counts[label] = (counts[label] ?? 0) + 1;
        }
        // Binomial: a standard deviation of √(half · 0.09).
        const spread = Math.sqrt(half * 0.09);
        for (const count of counts) {
          expect(Math.abs(count - half / classCount)).toBeLessThan(4 * spread);
        }
      }
    }
  });
});

describe('the evaluation pairs', () => {
  it('are the same on every call', () => {
    expect(drawEvaluationPairs(labels, classes, 0)).toEqual(drawn);
  });

  it('are others for another split', () => {
    expect(drawEvaluationPairs(labels, classes, 1).full.first).not.toEqual(drawn.full.first);
  });

  it('contain the quick pairs in the full ones, in either half', () => {
    const { quick, full } = drawn;
    const count = quick.countOfEach;
    expect(pairsOf(full).slice(0, count)).toEqual(pairsOf(quick).slice(0, count));
    expect(pairsOf(full).slice(full.countOfEach, full.countOfEach + count)).toEqual(
      pairsOf(quick).slice(count),
    );
  });

  it('use a few images for the quick pairs, from all over the split', () => {
    const { quickImages, quick } = drawn;
    expect(quickImages).toHaveLength(evaluationSizes.quickImages);
    expect([...quickImages]).toEqual([...new Set(quickImages)].sort((a, b) => a - b));
    const known = new Set(quickImages);
    expect([...quick.first, ...quick.second].every((image) => known.has(image))).toBe(true);
    const inFirstHalf = quickImages.filter((image) => image < labels.length / 2).length;
    expect(Math.abs(inFirstHalf - 300)).toBeLessThan(50);
  });

  it('use every image of the split in the full ones, sooner or later', () => {
    expect(new Set([...drawn.full.first, ...drawn.full.second]).size).toBe(labels.length);
  });

  it('can be drawn from a split smaller than the quick set', () => {
    const few = Uint16Array.of(0, 1, 0, 1, 2);
    const { quickImages, full } = drawEvaluationPairs(few, [0, 1, 2], 0);
    expect([...quickImages]).toEqual([0, 1, 2, 3, 4]);
    // The one image of class 2 has no partner, so that its class stays out.
    expect(full.first).not.toContain(4);
  });

  it('say so when there are too few classes to pair', () => {
    expect(() => drawEvaluationPairs(Uint16Array.of(0, 0, 0, 1), [0, 1], 0)).toThrow(
      'A pair needs two classes with two images each',
    );
  });
});
