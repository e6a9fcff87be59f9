import { describe, expect, it } from 'vitest';
import { transpose } from '../../../../../src/data/photo/greyPhoto.ts';
import { anchoredLines } from '../../../../../src/data/photo/lines/boxLines.ts';
import { countOf, straightLines } from '../../../../../src/data/photo/lines/lines.ts';
import { missingRules } from '../../../../../src/data/photo/lines/missingRules.ts';
import { missingSides } from '../../../../../src/data/photo/lines/missingSides.ts';
import { ruledLines } from '../../../../../src/data/photo/lines/ruledLines.ts';
import type { Line } from '../../../../../src/data/photo/lines/straightLines.ts';
import { bar, boxOf, type Dark, darkPhoto } from '../../../../helpers/darkness.ts';

const side = 240;

/** How many lines across and down are taken for a box's. */
function boxLinesIn(...painted: readonly Dark[]): [number, number] {
  const dark = darkPhoto(side, side, ...painted);
  const { across, down } = anchoredLines(straightLines(dark), dark);
  return [across.length, down.length];
}

describe('boxes', () => {
  it('are their sides, alone or cut by the edge', () => {
    expect(boxLinesIn(boxOf(50, 40, 180, 200))).toEqual([2, 2]);
    expect(boxLinesIn(boxOf(50, -20, 180, 200))).toEqual([1, 2]);
    expect(boxLinesIn(bar([0, 90], [side, 90]))).toEqual([1, 0]);
  });

  it('have the side that a stroke runs along', () => {
    // A stroke leans on the right side, so that its line is hard to see.
    const stroke = bar([188, 60], [172, 190], 8, 0.5);
    expect(boxLinesIn(boxOf(50, 40, 180, 200), stroke)).toEqual([2, 2]);
  });

  it('are not strokes with loose ends, nor strokes that go on beyond both sides', () => {
    const four = [bar([60, 40], [60, 120]), bar([60, 120], [170, 120]), bar([140, 60], [140, 200])];
    expect(boxLinesIn(...four)).toEqual([0, 0]);
    expect(boxLinesIn(bar([60, 60], [60, 180]), bar([60, 120], [150, 120]))).toEqual([0, 0]);
    const through = bar([30, 120], [210, 120]);
    expect(boxLinesIn(boxOf(80, 40, 160, 200), through)).toEqual([2, 2]);
  });

  it('are not strokes of another thickness or darkness within them', () => {
    const box = boxOf(50, 40, 180, 200, 2);
    expect(boxLinesIn(box, bar([50, 120], [180, 120], 2, 0.4))).toEqual([2, 2]);
    expect(boxLinesIn(box, bar([50, 120], [180, 120], 6))).toEqual([2, 2]);
  });
});

describe('sides of a box that are not seen by themselves', () => {
  const lineAt = (y: number, from: number, to: number): Line => {
    return { from, to, first: from, last: to, heightAt: () => y, thicknessPx: 3, darkness: 0.8 };
  };
  const lines = [lineAt(40, 49, 181), lineAt(200, 49, 181)];
  const turned = transpose(darkPhoto(side, side, boxOf(50, 40, 180, 200)));
  const are = (): boolean => true;

  it('run from end to end of two lines', () => {
    const sides = missingSides(lines, [], turned, 20, are);
    expect(sides.map(({ from, to }) => [from, to])).toEqual([
      [40, 200],
      [40, 200],
    ]);
    for (const [index, x] of [50, 180].entries()) {
      for (const y of [40, 200]) {
        expect(Math.abs((sides[index]?.heightAt(y) ?? 0) - x)).toBeLessThanOrEqual(2);
      }
    }
  });

  it('are none if they are seen, or nothing dark is there, or the lines are not of one box', () => {
    const seen = [lineAt(50, 39, 201), lineAt(180, 39, 201)];
    expect(missingSides(lines, seen, turned, 20, are)).toEqual([]);
    const open = darkPhoto(side, side, bar([49, 40], [181, 40]), bar([49, 200], [181, 200]));
    expect(missingSides(lines, [], transpose(open), 20, are)).toEqual([]);
    expect(missingSides(lines, [], turned, 20, () => false)).toEqual([]);
    expect(missingSides(lines, [], turned, 170, are)).toEqual([]);
    expect(missingSides([lineAt(40, 49, 90), ...lines.slice(1)], [], turned, 20, are)).toHaveLength(
      1,
    );
  });
});

/** How many lines across and down are taken for ruled paper's. */
function ruledIn(...painted: readonly Dark[]): [number, number] {
  const dark = darkPhoto(side, side, ...painted);
  const { across, down } = ruledLines(straightLines(dark), dark);
  return [across.length, down.length];
}

function rules(every: number, slope = 0): Dark[] {
  return Array.from({ length: Math.floor(side / every) }, (_, index) => {
    const y = every * (index + 0.5);
    return bar([-9, y], [side + 9, y + slope * side], 2, 0.5);
  });
}

describe('ruled paper', () => {
  it('is three long lines or more, level or slanted', () => {
    expect(ruledIn(...rules(40))).toEqual([6, 0]);
    expect(ruledIn(...rules(40, 0.05))[0]).toBeGreaterThanOrEqual(5);
    expect(ruledIn(...rules(80))).toEqual([3, 0]);
    expect(ruledIn(...rules(120))).toEqual([0, 0]);
  });

  it('is not the strokes of a digit on it', () => {
    const seven = [bar([70, 60], [150, 60], 7, 0.5), bar([150, 60], [110, 190], 7, 0.5)];
    expect(ruledIn(...rules(40), ...seven)).toEqual([6, 0]);
    expect(ruledIn(...seven, bar([80, 120], [140, 120], 7, 0.5))).toEqual([0, 0]);
  });

  it('has the lines that are missing between others, if something dark is there', () => {
    const lineAt = (y: number): Line => {
      const ends = { from: 0, to: side - 1, first: 0, last: side - 1 };
      return { ...ends, heightAt: () => y, thicknessPx: 2, darkness: 0.5 };
    };
    const family = [20, 60, 140, 180].map(lineAt);
    const whole = darkPhoto(side, side, ...rules(40));
    const found = missingRules(family, whole);
    expect(found.map(({ heightAt }) => heightAt(7))).toEqual([100]);
    const gone = darkPhoto(side, side, ...rules(40).filter((_, index) => index !== 2));
    expect(missingRules(family, gone)).toEqual([]);
    // Between two lines that are no multiple of the usual distance apart, nothing is missing.
    expect(missingRules([20, 60, 100, 160].map(lineAt), whole)).toEqual([]);
    expect(missingRules([], whole)).toEqual([]);
    expect(countOf({ across: found, down: family })).toBe(5);
  });
});
