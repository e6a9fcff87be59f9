import { describe, expect, it } from 'vitest';
import type { CurveFigure } from '../../../../src/views/curves/figures.ts';
import { figures } from '../../../../src/views/curves/figures.ts';
import {
  drawOverlays,
  type ReadOverlay,
  readingsAt,
  readOverlays,
} from '../../../../src/views/curves/overlayLines.ts';
import { curveOf, overlayOf, recordOfRun } from '../../../helpers/runRecords.ts';

function figure(label: string): CurveFigure {
  const found = figures.find((each) => each.label === label);
  if (found === undefined) throw new Error(`There is no ${label}`);
  return found;
}

/** 100 steps in 20 seconds. */
const slow = recordOfRun(100, 20_000, {
  trainingLoss: curveOf([1, 9], [100, 8]),
  validationLoss: curveOf([10, 1], [50, 0.5], [90, 0.25]),
  pairAccuracy: curveOf([10, 0.6], [90, 0.9]),
  positiveDistance: curveOf([10, 0.4], [90, 0.2]),
  negativeDistance: curveOf([10, 0.7], [90, 1.1]),
  similarity: curveOf([10, 0.5]),
});

function only<Item>(items: readonly Item[]): Item {
  const [item] = items;
  if (item === undefined || items.length !== 1) throw new Error(`${items.length} items, not one`);
  return item;
}

const read = (label: string, unit: 'steps' | 'seconds' = 'steps'): ReadOverlay =>
  only(readOverlays(figure(label), [overlayOf(slow)], unit));

describe('what a picture shows of another run', () => {
  it('is its validation loss, its pair accuracy and both of its distances', () => {
    const valuesIn = (label: string) => read(label).lines.map(({ values }) => values);
    expect(valuesIn('Loss curve')).toEqual([slow.validationLoss]);
    expect(valuesIn('Pair accuracy curve')).toEqual([slow.pairAccuracy]);
    expect(valuesIn('Distance curve')).toEqual([slow.positiveDistance, slow.negativeDistance]);
    expect(read('Distance curve').lines.map(({ sign }) => sign)).toEqual(['=', '≠']);
  });

  it('is nothing of the similarity, which is that of other drawings', () => {
    expect(readOverlays(figure('Similarity curve'), [overlayOf(slow)], 'steps')).toEqual([]);
  });

  it('leaves out values that are no numbers: they have no place on an axis', () => {
    const validationLoss = curveOf([1, 1], [2, Number.NaN], [3, Infinity], [4, 2]);
    const gone = overlayOf(recordOfRun(4, 4, { validationLoss }));
    const { lines } = only(readOverlays(figure('Loss curve'), [gone], 'steps'));
    expect(lines[0]?.values).toEqual(curveOf([1, 1], [4, 2]));
  });
});

describe('the line of another run', () => {
  const placesOf = (run: ReadOverlay, ends: readonly [number, number], isWhole: boolean) =>
    only(drawOverlays([run], ends, isWhole)).lines.map(({ points }) =>
      points.map(({ place, value }) => [place, value]),
    );

  it('lies on steps, or on the seconds that this run took itself', () => {
    const inSteps = [
      [10, 1],
      [50, 0.5],
      [90, 0.25],
    ];
    expect(placesOf(read('Loss curve'), [0, 100], true)).toEqual([inSteps]);
    // A step took a fifth of a second.
    const inSeconds = [
      [2, 1],
      [10, 0.5],
      [18, 0.25],
    ];
    expect(placesOf(read('Loss curve', 'seconds'), [0, 100], true)).toEqual([inSeconds]);
  });

  it('of a part of the axis has the points there and one on either side', () => {
    const places = placesOf(read('Loss curve', 'seconds'), [9, 11], false);
    expect(places[0]?.map(([place]) => place)).toEqual([2, 10, 18]);
    const earlier = placesOf(read('Loss curve', 'seconds'), [1, 3], false);
    expect(earlier[0]?.map(([place]) => place)).toEqual([2, 10]);
  });

  it('has its sign on a visible point of its own, or none where no point is visible', () => {
    const signsIn = (style: number, ends: readonly [number, number]) => {
      const overlay = overlayOf(
        recordOfRun(600, 600, {
          positiveDistance: curveOf(...Array.from({ length: 601 }, (_, s) => [s, 1] as const)),
          negativeDistance: curveOf([590, 2]),
        }),
        { style },
      );
      const runs = readOverlays(figure('Distance curve'), [overlay], 'steps');
      return only(drawOverlays(runs, ends, false)).lines.map(({ signPoint }) => signPoint?.place);
    };
    // The middles of six equally long parts of the axis; 300 of the points are drawn.
    for (const [style, middle] of [50, 150, 250, 350, 450, 550].entries()) {
      const [same, different] = signsIn(style, [0, 600]);
      expect(Math.abs((same ?? 0) - middle)).toBeLessThanOrEqual(2);
      expect(different).toBe(590);
    }
    const [same, different] = signsIn(5, [100, 160]);
    expect(same).toBe(155);
    expect(different).toBeUndefined();
  });
});

describe('the values of another run at the cursor', () => {
  const valuesAt = (run: ReadOverlay, place: number | null) =>
    readingsAt(run, place).map((point) => point?.value);

  it('are those at the same step, or at the same second', () => {
    expect(valuesAt(read('Loss curve'), 60)).toEqual([0.5]);
    expect(valuesAt(read('Loss curve', 'seconds'), 17)).toEqual([0.25]);
    expect(valuesAt(read('Distance curve', 'seconds'), 3)).toEqual([0.4, 0.7]);
  });

  it('are the newest without a cursor', () => {
    expect(valuesAt(read('Distance curve'), null)).toEqual([0.2, 1.1]);
  });

  it('are none beyond the end of the run', () => {
    expect(valuesAt(read('Loss curve'), 100)).toEqual([0.25]);
    expect(valuesAt(read('Loss curve'), 101)).toEqual([undefined]);
    expect(valuesAt(read('Loss curve', 'seconds'), 21)).toEqual([undefined]);
  });
});
