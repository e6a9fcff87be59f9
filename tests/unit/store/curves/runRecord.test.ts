import { describe, expect, it } from 'vitest';
import { append, type Curve } from '../../../../src/store/curves/runRecord.ts';

const curveOf = (count: number, value: (step: number) => number): Curve =>
  Array.from({ length: count }, (_, step) => ({ step, value: value(step) }));

describe('a curve', () => {
  it('keeps the mean of what it leaves out, however often it is thinned', () => {
    // Skewed: halfway between the lowest and the highest is far above the mean.
    const values = Array.from({ length: 20_000 }, (_, step) => (step % 10 === 0 ? 1 : 0.01));
    const curve = values.reduce<Curve>(
      (longer, value, step) => append(longer, [{ step, value }]),
      [],
    );
    expect(curve.length).toBeLessThan(values.length);
    let sum = 0;
    curve.forEach(({ step, value, mean = value }, index) => {
      sum += mean * (step - (curve[index - 1]?.step ?? -1));
    });
    const total = values.reduce((all, value) => all + value, 0);
    expect(Math.abs(sum / total - 1)).toBeLessThan(1e-9);
  });

  it('keeps every point as long as there are few', () => {
    const points = curveOf(1_500, Math.sqrt);
    expect(append([], points)).toEqual(points);
  });

  it('stays bounded over 20,000 steps, and keeps its ends and its order', () => {
    let curve: Curve = [];
    for (let step = 0; step < 20_000; step += 20) {
      const batch = curveOf(20, (offset) => Math.sin((step + offset) / 500));
      curve = append(
        curve,
        batch.map((point) => ({ ...point, step: point.step + step })),
      );
      expect(curve.length).toBeLessThanOrEqual(2_000);
    }
    expect(curve[0]?.step).toBe(0);
    expect(curve.at(-1)?.step).toBe(19_999);
    const steps = curve.map(({ step }) => step);
    expect(steps).toEqual([...steps].sort((a, b) => a - b));
  });

  it('does not forget how it began: of 20,000 steps, the first are kept as well as the last', () => {
    let curve: Curve = [];
    for (let step = 0; step < 20_000; step++) {
      curve = append(curve, [{ step, value: 1 / (1 + step) + (step % 7) / 100 }]);
    }
    const gaps = curve.slice(1).map(({ step }, index) => step - (curve[index]?.step ?? 0));
    expect(Math.max(...gaps)).toBeLessThan(100);
    expect(curve[1]?.step).toBeLessThan(100);
    const values = curve.map(({ value }) => value);
    expect(Math.max(...values)).toBe(1);
  });
});
