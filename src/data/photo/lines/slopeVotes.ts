/** Counts for every slope and height how many columns have a mark there: Hough's votes. */
import type { Ridges } from './ridges.ts';
import type { Track } from './track.ts';

/** Largest slope: about ten degrees. */
export const steepest = 0.18;

export class SlopeVotes {
  readonly #width: number;
  readonly #slopes: Float32Array;
  readonly #bins: number;
  readonly #base: number;
  readonly #ridges: Ridges;
  /** [slopes × bins] */
  readonly #counts: Int32Array;

  constructor(ridges: Ridges) {
    const { width, height, marks } = ridges;
    this.#width = width;
    this.#ridges = { ...ridges, marks: marks.slice() };
    // From one slope to the next, the ends of a line move by half a pixel.
    const steps = Math.ceil(steepest * width);
    this.#slopes = Float32Array.from({ length: 2 * steps + 1 }, (_, at) => (at - steps) / width);
    this.#base = Math.ceil((steepest * width) / 2) + 1;
    this.#bins = height + 2 * this.#base;
    this.#counts = new Int32Array(this.#slopes.length * this.#bins);
    for (const [pixel, mark] of marks.entries()) {
      if (mark === 1) this.#vote(pixel % width, Math.floor(pixel / width), 1);
    }
  }

  /** The line with the most columns. */
  strongest(): { readonly count: number; readonly heightAt: Track } {
    let [best, count] = [0, 0];
    for (const [at, votes] of this.#counts.entries()) {
      if (votes > count) [best, count] = [at, votes];
    }
    const slope = this.#slopes[Math.floor(best / this.#bins)] ?? 0;
    const middle = (best % this.#bins) - this.#base;
    return { count, heightAt: (x) => middle + slope * (x - this.#width / 2) };
  }

  /** Takes back the votes of all marks near a line. */
  take(heightAt: Track, reachPx: number): void {
    const { width, height, marks } = this.#ridges;
    for (let x = 0; x < width; x++) {
      const middle = Math.round(heightAt(x));
      const last = Math.min(height - 1, middle + reachPx);
      for (let y = Math.max(0, middle - reachPx); y <= last; y++) {
        if (marks[y * width + x] !== 1) continue;
        marks[y * width + x] = 0;
        this.#vote(x, y, -1);
      }
    }
  }

  #vote(x: number, y: number, weight: number): void {
    const across = x - this.#width / 2;
    for (const [at, slope] of this.#slopes.entries()) {
      const bin = Math.round(y - slope * across) + this.#base;
      const place = at * this.#bins + bin;
      this.#counts[place] = (this.#counts[place] ?? 0) + weight;
    }
  }
}
