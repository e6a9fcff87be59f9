import { describe, expect, it } from 'vitest';
import { isAround, likenessOf } from '../../../../../src/data/photo/parts/likeness.ts';
import {
  type Box,
  boxAround,
  gapBetween,
  type Mask,
  maskOf,
  type Part,
  partsOf,
} from '../../../../../src/data/photo/parts/mask.ts';
import { allOf, regionsOf } from '../../../../../src/data/photo/parts/regions.ts';
import { createRandom } from '../../../../../src/data/random.ts';

const side = 100;

/** Filled rectangles, with both ends. */
function maskWith(...boxes: readonly Box[]): Mask {
  const ink = Uint8Array.from({ length: side * side }, (_, pixel) => {
    const [x, y] = [pixel % side, Math.floor(pixel / side)];
    return boxes.some((box) => x >= box.left && x <= box.right && y >= box.top && y <= box.bottom)
      ? 1
      : 0;
  });
  return { width: side, height: side, ink };
}

function box(left: number, top: number, right: number, bottom: number): Box {
  return { left, top, right, bottom };
}

function edgesOf({ left, top, right, bottom }: Box): Box {
  return { left, top, right, bottom };
}

/** The lines of a rectangle. */
function frame(left: number, top: number, right: number, bottom: number): Box[] {
  return [
    box(left, top, right, top),
    box(left, bottom, right, bottom),
    box(left, top, left, bottom),
    box(right, top, right, bottom),
  ];
}

/** Gives each pixel of ink the least label of it and its neighbours until nothing changes; -1 for paper. */
function labelsOf({ width, ink }: Mask): number[] {
  const touch = (one: number, other: number): boolean =>
    Math.abs((one % width) - (other % width)) <= 1 &&
    Math.abs(Math.floor(one / width) - Math.floor(other / width)) <= 1;
  let labels = Array.from(ink, (isInk, pixel) => (isInk === 1 ? pixel : -1));
  for (;;) {
    const next = labels.map((label, pixel) =>
      label < 0
        ? label
        : Math.min(...labels.filter((theirs, other) => theirs >= 0 && touch(pixel, other))),
    );
    if (next.every((label, pixel) => label === labels[pixel])) return labels;
    labels = next;
  }
}

describe('connected parts', () => {
  it('are those that spreading labels to neighbours finds', () => {
    const random = createRandom(9, 'episodes');
    for (let round = 0; round < 20; round++) {
      const ink = Uint8Array.from({ length: 13 * 9 }, () => (random.below(3) === 0 ? 1 : 0));
      const mask = { width: 13, height: 9, ink };
      const labels = labelsOf(mask);
      const parts = partsOf(mask);
      expect(parts).toHaveLength(new Set(labels.filter((label) => label >= 0)).size);
      for (const { pixels } of parts) {
        expect(new Set(pixels.map((pixel) => labels[pixel])).size).toBe(1);
      }
      expect(maskOf(mask, parts).ink).toEqual(ink);
    }
  });

  it('know the rectangle around them, and the gap between two', () => {
    const [part] = partsOf(maskWith(box(10, 20, 30, 22), box(30, 22, 31, 40)));
    expect(part).toMatchObject(box(10, 20, 31, 40));
    expect(boxAround([box(3, 9, 4, 9), box(1, 12, 2, 20)])).toEqual(box(1, 9, 4, 20));
    expect(gapBetween(box(0, 0, 10, 10), box(13, 14, 20, 20))).toBe(5);
    expect(gapBetween(box(13, 0, 20, 10), box(0, 5, 10, 20))).toBe(3);
    expect(gapBetween(box(0, 0, 10, 10), box(5, 5, 6, 6))).toBe(0);
  });
});

/** The likeness of a rectangle of ink to a digit. */
function likenessIn(...boxes: readonly Box[]): number {
  const mask = maskWith(...boxes);
  const [part] = partsOf(mask);
  return part === undefined ? 0 : likenessOf(part, mask);
}

describe('how like a digit a part is', () => {
  const middle = likenessIn(box(40, 30, 60, 70));

  it('falls with its size and its way from the middle', () => {
    expect(middle).toBeCloseTo(0.41, 2);
    expect(likenessIn(box(45, 40, 55, 60))).toBeLessThan(middle);
    expect(likenessIn(box(60, 30, 80, 70))).toBeLessThan(middle);
    expect(likenessIn(box(75, 55, 95, 95))).toBeLessThan(likenessIn(box(60, 30, 80, 70)));
  });

  it('is small for a dash, for what the edge cuts off, and for what lies along it', () => {
    expect(likenessIn(box(30, 48, 70, 52))).toBeLessThan(0.4 * middle);
    const [cut, strip] = [likenessIn(box(0, 45, 40, 60)), likenessIn(box(0, 30, 20, 70))];
    expect(cut).toBeLessThan(0.5 * middle);
    expect(strip).toBeLessThan(cut);
    expect(likenessIn(...frame(0, 0, 99, 99))).toBeLessThan(0.06);
  });

  it('is large for a digit that a picture was cropped to', () => {
    expect(likenessIn(box(0, 40, 99, 60), box(40, 0, 60, 99))).toBeGreaterThan(0.8);
  });

  it('tells what lies around something else', () => {
    const [inner, outer]: [Box[], Box[]] = [[box(45, 40, 55, 60)], frame(30, 25, 70, 75)];
    const partOf = (boxes: readonly Box[]): Part => {
      const [part] = partsOf(maskWith(...boxes));
      if (part === undefined) throw new Error('no ink');
      return part;
    };
    const is = (around: readonly Box[], within: readonly Box[]): boolean =>
      isAround(partOf(around), partOf(within), maskWith(...around).ink, side);
    expect(is(outer, inner)).toBe(true);
    expect(is(inner, outer)).toBe(false);
    expect(is(outer.slice(0, 3), inner)).toBe(false);
    expect(is(outer, [box(49, 49, 51, 51)])).toBe(false);
  });
});

/** The rectangles of the regions, the likeliest first. */
function regionsIn(...boxes: readonly Box[]): Box[] {
  const mask = maskWith(...boxes);
  return regionsOf(mask).map(edgesOf);
}

describe('regions', () => {
  it('are two where two digits stand side by side, the larger first', () => {
    const [large, small] = [box(20, 20, 40, 70), box(46, 25, 61, 65)];
    expect(regionsIn(small, large)).toEqual([large, small]);
  });

  it('are one for strokes of one digit', () => {
    // The top stroke of a 5 above its body.
    expect(regionsIn(box(30, 30, 50, 80), box(30, 22, 60, 25))).toEqual([box(30, 22, 60, 80)]);
  });

  it('are the digit, not the frame around it, and the frame alone if nothing is within', () => {
    const digit = box(40, 35, 55, 70);
    expect(regionsIn(...frame(20, 20, 80, 85), digit)).toEqual([digit]);
    expect(regionsIn(...frame(20, 20, 80, 85))).toEqual([box(20, 20, 80, 85)]);
  });

  it('leave dirt beside the digit out, and all of it leaves out dirt only', () => {
    const [digit, far, speck] = [box(40, 30, 60, 70), box(80, 80, 85, 95), box(64, 30, 64, 31)];
    const mask = maskWith(digit, far, speck);
    expect(edgesOf(regionsOf(mask)[0] ?? box(0, 0, 0, 0))).toEqual(digit);
    expect(allOf(mask).map(edgesOf)).toEqual([digit, far]);
    expect(allOf(maskWith())).toEqual([]);
  });
});
