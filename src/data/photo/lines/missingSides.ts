/** Finds sides of boxes that ink runs along: a line there is hard to see by itself, but others lead to it. */
import type { GreyPhoto } from '../greyPhoto.ts';
import { coverageOf } from './coverage.ts';
import { steepest } from './slopeVotes.ts';
import type { Line } from './straightLines.ts';

/** The side is dark at this share of its places, and as dark as this share of the others. */
const leastCoverage = 0.85;
const leastDarkness = 0.6;
/** How far the side may be outside the ends of the others, in pixels. */
const outsidePx = 2;

/**
 * The lines from end to end of two lines that run side by side, but for those that are seen.
 * @param crossing the lines that are seen in the transposed photo
 * @param turned the transposed photo
 * @param areAlike whether two lines may be of one box
 * @param shortestPx shorter ones are left out
 * @returns lines of the transposed photo
 */
export function missingSides(
  lines: readonly Line[],
  crossing: readonly Line[],
  turned: GreyPhoto,
  shortestPx: number,
  areAlike: (one: Line, other: Line) => boolean,
): Line[] {
  return lines.flatMap((one, index) =>
    lines.slice(index + 1).flatMap((other) => {
      if (!areAlike(one, other)) return [];
      const [upper, lower] = middleOf(one) < middleOf(other) ? [one, other] : [other, one];
      const inwards = Math.ceil(Math.max(one.thicknessPx, other.thicknessPx));
      const starts = sideBetween(upper, lower, ({ from }) => from, 1, inwards, turned);
      const ends = sideBetween(upper, lower, ({ to }) => to, -1, inwards, turned);
      return [starts, ends].filter(
        (side): side is Line =>
          side !== null &&
          side.to - side.from >= shortestPx &&
          !crossing.some((line) => areAlike(line, side) && isWithin(side, line)),
      );
    }),
  );
}

/** Whether one line is a piece of the other. */
function isWithin({ heightAt, from, to }: Line, whole: Line): boolean {
  return [from, to].every(
    (x) =>
      x >= whole.first - whole.thicknessPx &&
      x <= whole.last + whole.thicknessPx &&
      Math.abs(heightAt(x) - whole.heightAt(x)) <= whole.thicknessPx / 2 + 1,
  );
}

/** @param direction from the lines' end inwards: 1 or -1 */
function sideBetween(
  upper: Line,
  lower: Line,
  endOf: (line: Line) => number,
  direction: 1 | -1,
  inwardsPx: number,
  turned: GreyPhoto,
): Line | null {
  const from = Math.round(upper.heightAt(endOf(upper)));
  const to = Math.round(lower.heightAt(endOf(lower)));
  if (to <= from || Math.abs(endOf(upper) - endOf(lower)) > steepest * (to - from)) return null;
  const darkness = Math.min(upper.darkness, lower.darkness);
  const shifts = Array.from({ length: inwardsPx + outsidePx }, (_, at) => at - outsidePx);
  let [best, covered]: [Line | null, number] = [null, leastCoverage];
  for (const above of shifts) {
    for (const below of shifts) {
      const start = endOf(upper) + direction * above;
      const slope = (endOf(lower) + direction * below - start) / (to - from);
      const heightAt = (y: number): number => start + slope * (y - from);
      const share = coverageOf(turned, heightAt, from, to, leastDarkness * darkness);
      if (share <= covered) continue;
      const thicknessPx = (upper.thicknessPx + lower.thicknessPx) / 2;
      [best, covered] = [
        { heightAt, from, to, first: from, last: to, thicknessPx, darkness },
        share,
      ];
    }
  }
  return best;
}

function middleOf({ heightAt, from, to }: Line): number {
  return heightAt((from + to) / 2);
}
