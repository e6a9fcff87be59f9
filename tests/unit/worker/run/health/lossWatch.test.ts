import { describe, expect, it } from 'vitest';
import { LossWatch } from '../../../../../src/worker/run/health/lossWatch.ts';

const never = (): null => null;

/** A watch that has seen some losses; fails where it called one of them astray. */
function watchAfter(losses: readonly number[], stuckLoss: () => number | null = never): LossWatch {
  const watch = new LossWatch(stuckLoss);
  for (const loss of losses) expect(watch.add(loss)).toBeNull();
  return watch;
}

const constant = (count: number, loss: number): number[] =>
  Array.from({ length: count }, () => loss);

describe('a loss that goes astray', () => {
  it.each([Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])(
    'is no number: %d, be it the first or a later one',
    (loss) => {
      expect(new LossWatch(never).add(loss)).toBe('not-a-number');
      expect(watchAfter(constant(20, 1)).add(loss)).toBe('not-a-number');
    },
  );

  it('is more than a million times the first', () => {
    for (const before of [[2], [2, 0.5, 0.1], [2, ...constant(30, 150)]]) {
      expect(watchAfter(before).add(2e6)).toBeNull();
      expect(watchAfter(before).add(2.001e6)).toBe('exploded');
    }
  });

  it('is more than a million times what tells nothing apart, where a run began with less', () => {
    expect(watchAfter(constant(10, 0.01), () => 4).add(4e6)).toBeNull();
    expect(watchAfter(constant(10, 0.01), () => 4).add(4.001e6)).toBe('exploded');
  });

  it('is not one that a larger margin makes larger', () => {
    let margin = 0.1;
    const watch = watchAfter(constant(10, 0.005), () => margin ** 2);
    margin = 5;
    expect(watch.add(25)).toBeNull();
    expect(watch.takeVerdict()).toBe(true);
  });

  it('is evaluated by how the run began after it was turned back too', () => {
    const watch = watchAfter(constant(10, 1));
    expect(watch.add(1e7)).toBe('exploded');
    watch.restart();
    expect(watch.add(1)).toBeNull();
    expect(watch.add(1.001e6)).toBe('exploded');
  });
});

describe('the verdict on the losses since the last', () => {
  it('is good while none is above twice the first', () => {
    const watch = watchAfter([1, ...constant(10, 0.1), 2]);
    expect(watch.takeVerdict()).toBe(true);
  });

  it('is bad after a single one above that, and good again after the next', () => {
    const watch = watchAfter([1, ...constant(10, 0.1), 2.1, 0.1]);
    expect(watch.takeVerdict()).toBe(false);
    watch.add(0.1);
    expect(watch.takeVerdict()).toBe(true);
  });

  it('is of what came after a run was turned back', () => {
    const watch = watchAfter([...constant(10, 1), 50]);
    watch.restart();
    expect(watch.takeVerdict()).toBe(true);
  });
});

describe('a loss that goes nowhere', () => {
  const stuckLoss = (): number => 2;
  const isStuckAfter = (losses: readonly number[]): boolean =>
    watchAfter(losses, stuckLoss).isStuck;

  it('has stayed near where all embeddings are one point, for fifty of a hundred steps', () => {
    expect(isStuckAfter(constant(99, 2))).toBe(false);
    expect(isStuckAfter(constant(100, 2))).toBe(true);
    expect(isStuckAfter([...constant(50, 9), ...constant(50, 2)])).toBe(true);
    expect(isStuckAfter([...constant(60, 9), ...constant(40, 2)])).toBe(false);
  });

  it('may jitter, by a few hundredths on the mean', () => {
    const jitter = (mean: number): number[] =>
      Array.from({ length: 100 }, (_, step) => mean + 0.15 * ((step % 5) - 2));
    expect([1.9, 1.95, 2.05, 2.1].map((mean) => isStuckAfter(jitter(mean)))).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });

  it('is not one that falls past that point', () => {
    const watch = new LossWatch(stuckLoss);
    for (let step = 0; step < 300; step++) {
      watch.add(4 - step / 75);
      expect(watch.isStuck).toBe(false);
    }
  });

  it('is no trap where that point is the goal', () => {
    expect(watchAfter(constant(200, 0)).isStuck).toBe(false);
  });

  it('follows the margin, should it change', () => {
    let margin = 1;
    const watch = watchAfter(constant(100, 2), () => margin);
    expect(watch.isStuck).toBe(false);
    margin = 2;
    expect(watch.isStuck).toBe(true);
  });

  it('is asked about anew after a run was turned back', () => {
    const watch = watchAfter(constant(100, 2), stuckLoss);
    watch.restart();
    expect(watch.isStuck).toBe(false);
    for (let step = 0; step < 50; step++) watch.add(2);
    expect(watch.isStuck).toBe(true);
  });
});
