import { describe, expect, it } from 'vitest';
import { coverageOf } from '../../../../../src/data/photo/lines/coverage.ts';
import { fitTrack, type TrackPoint } from '../../../../../src/data/photo/lines/track.ts';

function pointsOn(heightAt: (x: number) => number, from: number, to: number): TrackPoint[] {
  return Array.from({ length: to - from + 1 }, (_, step) => ({
    x: from + step,
    y: heightAt(from + step),
  }));
}

describe('the course of a line', () => {
  it.each<[string, (x: number) => number, number]>([
    ['level', () => 12, 30],
    ['slanted', (x) => 40 - 0.12 * x, 80],
    ['bent as a lens bends it', (x) => 50 + 0.0002 * (x - 100) ** 2, 220],
  ])('is that of points on it: %s', (_, heightAt, to) => {
    const track = fitTrack(pointsOn(heightAt, 10, to));
    for (const x of [10, (10 + to) / 2, to]) expect(track?.(x)).toBeCloseTo(heightAt(x), 6);
  });

  it('forgets the points of something else', () => {
    const points = pointsOn((x) => 20 + 0.05 * x, 0, 99).map(({ x, y }) => ({
      x,
      y: x >= 50 && x < 58 ? y + 6 : y,
    }));
    const track = fitTrack(points);
    for (const x of [0, 50, 99]) expect(track?.(x)).toBeCloseTo(20 + 0.05 * x, 3);
  });

  it('is none through fewer than two columns', () => {
    expect(fitTrack([])).toBeNull();
    expect(fitTrack([{ x: 3, y: 4 }])).toBeNull();
    expect(fitTrack([4, 5, 6].map((y) => ({ x: 3, y })))).toBeNull();
  });
});

describe('how much of a line is there', () => {
  it('is the share of its columns that are dark enough', () => {
    const values = Float32Array.from([0, 0, 0, 0, 0.5, 0.2, 0.6, 0, 0, 0, 0, 0.9]);
    const photo = { width: 4, height: 3, values };
    expect(coverageOf(photo, () => 1, 0, 3, 0.5)).toBe(0.5);
    expect(coverageOf(photo, () => 1, 0, 2, 0.2)).toBe(1);
    expect(coverageOf(photo, (x) => x - 1, 2, 3, 0.5)).toBe(1);
  });

  it('counts what is outside the photo as its edge', () => {
    const photo = { width: 2, height: 2, values: Float32Array.from([1, 0, 0, 1]) };
    expect(coverageOf(photo, () => -9, 0, 1, 0.5)).toBe(0.5);
    expect(coverageOf(photo, () => 9, 0, 0, 0.5)).toBe(0);
  });
});
