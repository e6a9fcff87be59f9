/** Owns the straight lines of a photo in both directions, and tells which of them are of one print. */
import { type GreyPhoto, transpose } from '../greyPhoto.ts';
import { medianOf } from './median.ts';
import { type Line, levelLines } from './straightLines.ts';

/** Lines that run across the photo, and lines that run down it: those are of the transposed photo. */
export interface Lines {
  readonly across: readonly Line[];
  readonly down: readonly Line[];
}

/** Shorter lines are a pen's, as a share of the photo's shorter side. */
const shortestShare = 0.1;
/** In perspective, parallel lines differ by at most this slope. */
const mostFan = 0.05;

/** All straight lines of a photo. */
export function straightLines(dark: GreyPhoto): Lines {
  const shortestPx = shortestIn(dark);
  return {
    across: levelLines(dark, shortestPx),
    down: levelLines(transpose(dark), shortestPx),
  };
}

export function countOf({ across, down }: Lines): number {
  return across.length + down.length;
}

/** All but some of the lines. */
export function without(all: Lines, { across, down }: Lines): Lines {
  return {
    across: all.across.filter((line) => !across.includes(line)),
    down: all.down.filter((line) => !down.includes(line)),
  };
}

/** The length of the shortest line in a photo that is not a pen's, in pixels. */
export function shortestIn({ width, height }: GreyPhoto): number {
  return shortestShare * Math.min(width, height);
}

export function lengthOf({ from, to }: Line): number {
  return to - from + 1;
}

export function slopeOf({ heightAt, from, to }: Line): number {
  return (heightAt(to) - heightAt(from)) / (to - from);
}

/** Whether two slopes are those of parallel lines, as a camera sees them. */
export function areParallel(slope: number, otherSlope: number): boolean {
  return Math.abs(slope - otherSlope) <= mostFan;
}

/** How far lines of one print differ: in pixels and as a share of their thickness, and in darkness. */
export interface Likeness {
  readonly thicknessShare: number;
  readonly darknessRatio: number;
}

/** Whether a line is about as thick and as dark as most of the others. */
export function isAlike(
  line: Line,
  others: readonly Line[],
  { thicknessShare, darknessRatio }: Likeness,
): boolean {
  const usual = (of: (other: Line) => number): number => medianOf(Float32Array.from(others, of));
  const thicknessPx = usual((other) => other.thicknessPx);
  const darkness = usual((other) => other.darkness);
  return (
    Math.abs(line.thicknessPx - thicknessPx) <= 1.5 + thicknessShare * thicknessPx &&
    line.darkness >= darkness / darknessRatio &&
    line.darkness <= darknessRatio * darkness
  );
}
