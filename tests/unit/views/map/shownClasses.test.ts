import { describe, expect, it } from 'vitest';
import {
  areForSearch,
  countShown,
  haveLongNames,
  type ShownClasses,
  shownClasses,
} from '../../../../src/views/map/shownClasses.ts';

function shownOf({ has }: ShownClasses, classCount: number): number[] {
  return Array.from({ length: classCount }, (_, label) => label).filter(has);
}

describe('up to thirty classes', () => {
  it('are shown with their names but for those that the legend hides', () => {
    const shown = shownClasses(4, [1, 3]);
    expect(shownOf(shown, 4)).toEqual([0, 2]);
    expect(shown.named).toEqual([0, 2]);
    expect(shown.areOthersFaint).toBe(false);
    expect(areForSearch(30)).toBe(false);
  });

  it('can all be hidden', () => {
    expect(shownOf(shownClasses(3, [0, 1, 2]), 3)).toEqual([]);
  });
});

describe('more than thirty classes', () => {
  it('are all shown, without names, while none is picked out', () => {
    const shown = shownClasses(31, []);
    expect(areForSearch(31)).toBe(true);
    expect(shownOf(shown, 31)).toHaveLength(31);
    expect(shown).toMatchObject({ named: [], areOthersFaint: false });
  });

  it('step back behind those that are picked out, which have their names', () => {
    const shown = shownClasses(2_000, [1_999, 7]);
    expect(shownOf(shown, 2_000)).toEqual([7, 1_999]);
    expect(shown).toMatchObject({ named: [7, 1_999], areOthersFaint: true });
  });

  it('have no names where so many are picked out that these would lie on each other', () => {
    const picked = Array.from({ length: 31 }, (_, at) => 2 * at);
    expect(shownClasses(100, picked.slice(1)).named).toHaveLength(30);
    const shown = shownClasses(100, picked);
    expect(shownOf(shown, 100)).toEqual(picked);
    expect(shown.named).toEqual([]);
  });
});

it('the dots of the shown classes are counted', () => {
  const labels = Uint16Array.of(40, 2, 40, 7, 2, 40);
  expect(countShown(labels, shownClasses(50, [40, 7]))).toBe(4);
  expect(countShown(labels, shownClasses(50, []))).toBe(6);
});

it.each([
  [['0', '26', '100'], false],
  [['A', 'zero'], true],
  [[], false],
])('the names %j need more room: %s', (names, expected) => {
  expect(haveLongNames(names)).toBe(expected);
});
