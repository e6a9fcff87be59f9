import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../../src/data/random.ts';
import { nearestDot, nextDot } from '../../../../src/views/map/dots.ts';
import { fitOf, fitted } from '../../../../src/views/map/fit.ts';
import { Motion, meanMove } from '../../../../src/views/map/motion.ts';

const random = createRandom(3, 'batch');
const positions = Float32Array.from({ length: 400 }, () => 2 * random.uniform() - 1);
const all = { positions, isShown: () => true };

describe('finding dots', () => {
  it('finds the nearest one that is shown, and none that is too far away', () => {
    const square = Float32Array.of(0, 0, 1, 0, 0, 1, 1, 1);
    expect(nearestDot({ positions: square, isShown: () => true }, { x: 0.9, y: 0.8 }, 1)).toBe(3);
    const isShown = (dot: number): boolean => dot !== 3;
    expect(nearestDot({ positions: square, isShown }, { x: 0.9, y: 0.8 }, 1)).toBe(1);
    expect(nearestDot({ positions: square, isShown }, { x: 5, y: 5 }, 1)).toBeNull();
  });

  it('reaches every dot with arrow keys alone', () => {
    const directions = [
      { x: 1, y: 0 },
      { x: -1, y: 0 },
      { x: 0, y: 1 },
      { x: 0, y: -1 },
    ];
    const reached = new Set([0]);
    for (const dot of reached) {
      for (const direction of directions) {
        const next = nextDot(all, dot, direction);
        if (next !== null) reached.add(next);
      }
    }
    expect(reached.size).toBe(positions.length / 2);
  });

  it('goes the way of the arrow, and stays where nothing is that way', () => {
    const row = { positions: Float32Array.of(0, 0, 1, 0.2, 3, 0), isShown: () => true };
    expect(nextDot(row, 0, { x: 1, y: 0 })).toBe(1);
    expect(nextDot(row, 1, { x: 1, y: 0 })).toBe(2);
    expect(nextDot(row, 0, { x: -1, y: 0 })).toBeNull();
  });
});

describe('the frame of the map', () => {
  it('holds the dots but for a few outliers', () => {
    const shares = fitted(positions, fitOf(positions, null));
    const outside = shares.filter((share) => Math.abs(share) > 1).length;
    expect(outside).toBeLessThanOrEqual(4);
    expect(Math.max(...shares)).toBeGreaterThan(0.9);
  });

  it('keeps still while the cloud breathes, and follows it when it outgrows the frame or shrinks', () => {
    const fit = fitOf(positions, null);
    expect(
      fitOf(
        positions.map((value) => 0.9 * value),
        fit,
      ),
    ).toBe(fit);
    expect(
      fitOf(
        positions.map((value) => 1.5 * value),
        fit,
      ).reach,
    ).toBeGreaterThan(fit.reach);
    expect(
      fitOf(
        positions.map((value) => 0.2 * value),
        fit,
      ).reach,
    ).toBeLessThan(fit.reach);
  });

  it('is a frame even where all dots are one point', () => {
    const shares = fitted(new Float32Array(8), fitOf(new Float32Array(8), null));
    expect([...shares].every(Number.isFinite)).toBe(true);
  });
});

describe('the motion of the map', () => {
  it('comes nearer with every frame and then rests exactly where it belongs', () => {
    const motion = new Motion();
    motion.aim(Float32Array.of(0, 1), false);
    motion.aim(Float32Array.of(1, -1), false);
    let before = 2;
    for (let frame = 0; motion.isMoving; frame++) {
      motion.advance(33);
      const left = Math.abs((motion.shown[1] ?? 0) + 1);
      expect(left).toBeLessThan(before);
      before = left;
      expect(frame).toBeLessThan(100);
    }
    expect([...motion.shown]).toEqual([1, -1]);
  });

  it('does not depend on how many frames a time is cut into', () => {
    const [once, often] = [new Motion(), new Motion()];
    for (const motion of [once, often]) {
      motion.aim(Float32Array.of(0), false);
      motion.aim(Float32Array.of(1), false);
    }
    once.advance(90);
    for (let frame = 0; frame < 9; frame++) often.advance(10);
    expect(often.shown[0]).toBeCloseTo(once.shown[0] ?? 0, 5);
  });

  it('is none where it is not wanted, and what is new is at its place at once', () => {
    const motion = new Motion();
    motion.aim(Float32Array.of(0, Number.NaN), false);
    motion.aim(Float32Array.of(5, 7), true);
    expect([motion.isMoving, ...motion.shown]).toEqual([false, 5, 7]);
    motion.aim(Float32Array.of(5, Number.NaN), false);
    expect(motion.shown[1]).toBeNaN();
    motion.aim(Float32Array.of(5, 2), false);
    expect(motion.shown[1]).toBe(2);
  });

  it('is measured as the mean way of a dot', () => {
    expect(meanMove(Float32Array.of(0, 0, 1, 1), Float32Array.of(3, 4, 1, 1))).toBe(2.5);
    expect(meanMove(positions, positions)).toBe(0);
    expect(meanMove(new Float32Array(2), new Float32Array(4))).toBe(0);
  });
});
