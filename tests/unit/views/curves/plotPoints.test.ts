import { describe, expect, it } from 'vitest';
import {
  drawnPoints,
  mostDrawnPoints,
  pointNear,
  pointsIn,
  readAt,
} from '../../../../src/views/curves/plotPoints.ts';

const curveOf = (count: number, value: (step: number) => number) =>
  Array.from({ length: count }, (_, step) => ({ step, value: value(step) }));
const inSteps = (step: number) => step;

describe('the drawn points of a curve', () => {
  it('are all of them as long as they are few', () => {
    expect(drawnPoints(curveOf(300, Math.sqrt), inSteps)).toHaveLength(300);
  });

  it('are few, and have its ends, its highest and its lowest', () => {
    const drawn = drawnPoints(
      curveOf(1_900, (step) => (step === 777 ? 100 : step === 778 ? -100 : step % 3)),
      inSteps,
    );
    expect(drawn.length).toBeLessThanOrEqual(mostDrawnPoints);
    for (const kept of [
      { step: 0, place: 0, value: 0 },
      { step: 777, place: 777, value: 100 },
      { step: 778, place: 778, value: -100 },
      { step: 1_899, place: 1_899, value: 0 },
    ]) {
      expect(drawn).toContainEqual(kept);
    }
    const places = drawn.map(({ place }) => place);
    expect(places).toEqual([...places].sort((a, b) => a - b));
  });

  it('lie where the time axis puts them', () => {
    expect(drawnPoints([{ step: 30, value: 5 }], (step) => step / 10)).toEqual([
      { step: 30, place: 3, value: 5 },
    ]);
  });
});

describe('a range of a curve', () => {
  const curve = curveOf(100, (step) => step);

  it('has the points in it and one on either side', () => {
    const steps = pointsIn(curve, [20, 22.5]).map(({ step }) => step);
    expect(steps).toEqual([19, 20, 21, 22, 23]);
  });

  it('that reaches beyond the curve has the points up to its ends', () => {
    expect(pointsIn(curve, [-5, 1]).map(({ step }) => step)).toEqual([0, 1]);
    expect(pointsIn(curve, [97, 500]).map(({ step }) => step)).toEqual([96, 97, 98, 99]);
  });

  it('is drawn with more of its points than the whole curve has there', () => {
    const long = curveOf(2_000, (step) => Math.sin(step));
    const whole = drawnPoints(long, inSteps).filter(({ place }) => place >= 500 && place <= 700);
    const zoomed = drawnPoints(pointsIn(long, [500, 700]), inSteps);
    expect(zoomed).toHaveLength(202);
    expect(whole.length).toBeLessThan(100);
  });
});

describe('the point that is read', () => {
  const curve = [
    { step: 10, value: 1 },
    { step: 20, value: 2 },
  ];

  it.each([
    [0, 1],
    [14, 1],
    [16, 2],
    [90, 2],
  ])('at step %i is the nearest', (step, value) => {
    expect(pointNear(curve, step)?.value).toBe(value);
  });

  it('is none where there are none', () => {
    expect(pointNear([], 5)).toBeUndefined();
  });

  it('is the newest without a cursor, and none beyond the last step of the run', () => {
    expect(readAt(curve, null, 25)?.value).toBe(2);
    expect(readAt(curve, 11, 25)?.value).toBe(1);
    expect(readAt(curve, 25, 25)?.value).toBe(2);
    expect(readAt(curve, 26, 25)).toBeUndefined();
  });
});
