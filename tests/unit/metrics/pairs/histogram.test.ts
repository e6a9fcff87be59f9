import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../../src/data/random.ts';
import { histogramOf, niceEnd, steadyEnd } from '../../../../src/metrics/pairs/histogram.ts';

const random = createRandom(11, 'evaluationPairs');

/** Asks of every bin which distances are in it. */
function countedBins(distances: Float32Array, end: number, bins: number): number[] {
  return Array.from({ length: bins }, (_, bin) => {
    const [from, to] = [(bin * end) / bins, ((bin + 1) * end) / bins];
    return distances.filter(
      (distance) =>
        (distance > from || bin === 0) && (distance <= to || (bin === bins - 1 && distance > to)),
    ).length;
  });
}

describe('a histogram', () => {
  it.each([4, 1e6])('counts what is in each bin, with %i steps to a distance of 1', (steps) => {
    const distances = Float32Array.from(
      { length: 800 },
      () => Math.round(2 * random.uniform() * steps) / steps,
    ).sort();
    for (const [end, bins] of [
      [2, 8],
      [1.6, 48],
      [5, 10],
    ] as const) {
      const histogram = histogramOf(distances, end, bins);
      expect(Array.from(histogram)).toEqual(countedBins(distances, end, bins));
    }
  });

  it('loses nothing: what is beyond its end is in its last bin, and 0 in its first', () => {
    expect(histogramOf(Float32Array.of(0, 0, 1, 7), 2, 4)).toEqual(Uint32Array.of(2, 1, 0, 1));
    expect(histogramOf(new Float32Array(), 2, 3)).toEqual(new Uint32Array(3));
  });
});

describe('the end of an axis', () => {
  it('is a short number at or above what is needed, and not far above', () => {
    for (let draw = 0; draw < 500; draw++) {
      const needed = 10 ** (6 * random.uniform() - 3);
      const end = niceEnd(needed);
      expect(end).toBeGreaterThanOrEqual(needed);
      expect(end / needed).toBeLessThan(1.4);
      expect(String(end).replace(/^0\.0*/, '').length).toBeLessThanOrEqual(4);
    }
    expect([0.83, 1, 2.3, 10, 0].map(niceEnd)).toEqual([1, 1, 2.4, 10, 1]);
    expect([Number.NaN, Number.POSITIVE_INFINITY].map(niceEnd)).toEqual([1, 1]);
  });

  it('moves once at most where what is needed goes up and down within a quarter', () => {
    for (let draw = 0; draw < 100; draw++) {
      const least = 10 ** (4 * random.uniform() - 2);
      let end: number | null = niceEnd(10 ** (4 * random.uniform() - 2));
      const ends = new Set<number>();
      // Its whole range to begin with.
      const needs = [least, 1.25 * least];
      for (let update = 0; update < 50; update++) needs.push(least * (1 + random.uniform() / 4));
      for (const [update, needed] of needs.entries()) {
        end = steadyEnd(needed, end);
        expect(end).toBeGreaterThanOrEqual(needed);
        if (update >= 1) ends.add(end);
      }
      expect(ends.size).toBe(1);
    }
  });

  it('follows what grows at once, and what falls with room to spare', () => {
    expect(steadyEnd(1.3, null)).toBe(1.6);
    expect(steadyEnd(1.7, 1.6)).toBe(2);
    expect(steadyEnd(1.5, 2)).toBe(2);
    expect(steadyEnd(0.9, 2)).toBe(1.2);
  });
});
