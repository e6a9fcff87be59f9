import { describe, expect, it } from 'vitest';
import { withoutLoneDots } from '../../../../src/data/drawing/loneDots.ts';
import { mapPoints, type Stroke } from '../../../../src/data/drawing/stroke.ts';
import { digitSkeletons } from '../../../helpers/digitSkeletons.ts';

const inkWidth = 0.062;
const dot = (x: number, y: number): Stroke => [{ x, y }];
const line = (x1: number, y1: number, x2: number, y2: number): Stroke => [
  { x: x1, y: y1 },
  { x: (x1 + x2) / 2, y: (y1 + y2) / 2 },
  { x: x2, y: y2 },
];
const counted = (...strokes: readonly Stroke[]) => withoutLoneDots(strokes, inkWidth);
const everyDigit = Object.values(digitSkeletons).flat();
const sized = (strokes: readonly Stroke[], size: number, left: number, top: number): Stroke[] =>
  mapPoints(strokes, ({ x, y }) => ({ x: left + x * size, y: top + y * size }));

describe('a dot far from everything else', () => {
  it('is left out beside every digit of every hand, be it small or half as large as the pad', () => {
    for (const size of [0.2, 0.35, 0.5]) {
      for (const digit of everyDigit) {
        const strokes = sized(digit, size, 0.05, 0.05);
        const far = dot(0.96, 0.96);
        expect(counted(...strokes, far)).toEqual(strokes);
        // The order makes no difference.
        expect(counted(far, ...strokes)).toEqual(strokes);
      }
    }
  });

  it('may be a trembling tap, or two in one place', () => {
    const one = line(0.1, 0.1, 0.1, 0.5);
    expect(counted(one, line(0.9, 0.9, 0.93, 0.92))).toEqual([one]);
    expect(counted(one, dot(0.9, 0.9), dot(0.91, 0.92))).toEqual([one]);
    expect(counted(dot(0.9, 0.1), one, dot(0.9, 0.9))).toEqual([one]);
  });
});

describe('a part of a drawing', () => {
  const all = (...strokes: readonly Stroke[]): void => {
    expect(withoutLoneDots(strokes, inkWidth)).toBe(strokes);
  };

  it('is every stroke of every digit', () => {
    for (const size of [0.2, 0.5, 0.8]) {
      for (const digit of everyDigit) all(...sized(digit, size, 0.1, 0.1));
    }
  });

  it('is the dot of an i, of !, ? or ÷, though it stands apart', () => {
    const stem = line(0.5, 0.4, 0.5, 0.8);
    all(stem, dot(0.5, 0.15));
    all(stem, dot(0.54, 0.12));
    all(line(0.5, 0.1, 0.5, 0.5), dot(0.5, 0.7));
    all(dot(0.5, 0.3), line(0.3, 0.5, 0.7, 0.5), dot(0.5, 0.7));
  });

  it('is each of the dots of : or …, and a dot alone', () => {
    all(dot(0.5, 0.2), dot(0.5, 0.8));
    all(dot(0.5, 0.2), line(0.5, 0.8, 0.52, 0.83));
    all(dot(0.1, 0.5), dot(0.5, 0.5), dot(0.9, 0.5));
    all(dot(0.5, 0.5));
    all();
  });

  it('is a stroke that is far away but longer than a dot', () => {
    all(line(0.1, 0.1, 0.1, 0.5), line(0.8, 0.9, 0.92, 0.9));
  });

  it('is a group of dots that is larger than a dot, and many dots', () => {
    const stem = line(0.1, 0.1, 0.1, 0.5);
    all(stem, dot(0.7, 0.9), dot(0.8, 0.9), dot(0.9, 0.9));
    all(stem, ...Array.from({ length: 9 }, (_, index) => dot(0.9, 0.9 + index / 1_000)));
  });

  it('is a dot inside a large ring', () => {
    const ring = Array.from({ length: 40 }, (_, index) => ({
      x: 0.5 + 0.45 * Math.cos((2 * Math.PI * index) / 39),
      y: 0.5 + 0.45 * Math.sin((2 * Math.PI * index) / 39),
    }));
    all(ring, dot(0.5, 0.5));
  });
});
