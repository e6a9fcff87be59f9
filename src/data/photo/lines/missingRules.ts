/** Finds lines of ruled paper that ink runs along: they lie at regular distances from the others. */
import type { GreyPhoto } from '../greyPhoto.ts';
import { coverageOf } from './coverage.ts';
import { medianOf } from './median.ts';
import type { Line } from './straightLines.ts';

/** At most so many neighbours are missing. */
const mostMissing = 2;
/** A distance may differ by this share of the usual one. */
const unevenness = 0.12;
/** The line is dark at this share of its places, and as dark as this share of the others. */
const leastCoverage = 0.75;
const leastDarkness = 0.6;
const shiftsPx = [0, -1, 1, -2, 2];

/** The lines that lack between those of a family. */
export function missingRules(family: readonly Line[], dark: GreyPhoto): Line[] {
  const sorted = family.toSorted((one, other) => middleOf(one, dark) - middleOf(other, dark));
  const gaps = sorted.slice(1).map((line, at) => {
    const before = sorted[at] ?? line;
    return { before, line, gapPx: middleOf(line, dark) - middleOf(before, dark) };
  });
  const usualPx = medianOf(Float32Array.from(gaps, ({ gapPx }) => gapPx));
  return gaps.flatMap(({ before, line, gapPx }) => {
    const steps = Math.round(gapPx / usualPx);
    const isRegular = Math.abs(gapPx - steps * usualPx) <= unevenness * usualPx;
    if (!isRegular || steps < 2 || steps > mostMissing + 1) return [];
    return Array.from({ length: steps - 1 }, (_, at) =>
      between(before, line, (at + 1) / steps, dark),
    ).filter((found) => found !== null);
  });
}

/** The line at a share of the way from one line to another; `null` if there is none. */
function between(one: Line, other: Line, share: number, dark: GreyPhoto): Line | null {
  const from = Math.max(one.first, other.first);
  const to = Math.min(one.last, other.last);
  const darkness = Math.min(one.darkness, other.darkness);
  const tracks = shiftsPx.map((shift) => ({
    heightAt: (x: number) => shift + one.heightAt(x) * (1 - share) + other.heightAt(x) * share,
  }));
  const covered = tracks.map(({ heightAt }) =>
    coverageOf(dark, heightAt, from, to, leastDarkness * darkness),
  );
  const most = Math.max(...covered);
  const track = tracks[covered.indexOf(most)];
  if (track === undefined || most < leastCoverage) return null;
  const thicknessPx = (one.thicknessPx + other.thicknessPx) / 2;
  return { ...track, from, to, first: from, last: to, thicknessPx, darkness };
}

function middleOf({ heightAt }: Line, { width }: GreyPhoto): number {
  return heightAt(width / 2);
}
