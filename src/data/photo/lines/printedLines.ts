/** Decides which of a photo's straight lines are printed, as on squared paper or around a box. */
import type { GreyPhoto } from '../greyPhoto.ts';
import { transpose } from '../greyPhoto.ts';
import { medianOf } from './median.ts';
import { type Line, levelLines } from './straightLines.ts';

/** Lines that run across the photo, and lines that run down it: those are of the transposed photo. */
export interface Lines {
  readonly across: readonly Line[];
  readonly down: readonly Line[];
}

/** Shorter lines are a pen's, as a share of the photo's shorter side. */
const shortestShare = 0.16;
/** Lines end at others, or at the photo's edge, within this share of its shorter side. */
const reachShare = 0.035;
/** What a line may go on beyond the other, as a multiple of this: ink goes on with it. */
const overshoot = 2.5;
/** So many lines of one direction are no digit's if each is this share of the photo's side long. */
const families = [
  { count: 3, lengthShare: 0.7 },
  { count: 4, lengthShare: 0.4 },
] as const;

/** Shorter ones do not belong to them. */
const memberShare = 0.5;

/** In perspective, parallel lines differ by at most this slope. */
const mostFan = 0.05;

/** All straight lines of a photo. */
export function straightLines(dark: GreyPhoto): Lines {
  const shortestPx = shortestShare * Math.min(dark.width, dark.height);
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

/** The lines of ruled paper: more long lines of one direction than a digit has. */
export function ruledLines({ across, down }: Lines, { width, height }: GreyPhoto): Lines {
  return { across: familyOf(across, width), down: familyOf(down, height) };
}

function familyOf(lines: readonly Line[], side: number): readonly Line[] {
  for (const { count, lengthShare } of families) {
    const long = lines.filter((line) => lengthOf(line) >= lengthShare * side);
    const slope = medianOf(Float32Array.from(long, slopeOf));
    const family = lines.filter(
      (line) =>
        lengthOf(line) >= memberShare * side &&
        isAlike(line, long) &&
        Math.abs(slopeOf(line) - slope) <= mostFan,
    );
    if (long.length >= count && family.length >= count) return family;
  }
  return [];
}

function slopeOf({ heightAt, from, to }: Line): number {
  return (heightAt(to) - heightAt(from)) / (to - from);
}

/** Whether a line is about as thick and as dark as most of the others. */
function isAlike(line: Line, others: readonly Line[]): boolean {
  const usual = (of: (other: Line) => number): number => medianOf(Float32Array.from(others, of));
  const thicknessPx = usual((other) => other.thicknessPx);
  const darkness = usual((other) => other.darkness);
  return (
    Math.abs(line.thicknessPx - thicknessPx) <= 1 + thicknessPx / 3 &&
    line.darkness >= darkness / 2 &&
    line.darkness <= 1.7 * darkness
  );
}

/**
 * The lines of which both ends lie on another such line or at the photo's edge: boxes, cells of a table,
 * a line that crosses the photo. A pen's strokes have loose ends, or are not like the printed lines.
 */
export function anchoredLines(all: Lines, photo: GreyPhoto): Lines {
  const found = [...all.across, ...all.down].map((line) => {
    const slope = all.across.includes(line) ? slopeOf(line) : -slopeOf(line);
    const isOfBox = (other: Line, otherSlope: number): boolean =>
      isAlike(other, [line]) && Math.abs(otherSlope - slope) <= mostFan;
    const across = all.across.filter((other) => isOfBox(other, slopeOf(other)));
    const down = all.down.filter((other) => isOfBox(other, -slopeOf(other)));
    return heldTogether({ across, down }, photo);
  });
  return {
    across: all.across.filter((line) => found.some(({ across }) => across.includes(line))),
    down: all.down.filter((line) => found.some(({ down }) => down.includes(line))),
  };
}

/** Drops lines with a loose end until there is none. */
function heldTogether(all: Lines, { width, height }: GreyPhoto): Lines {
  const reachPx = reachShare * Math.min(width, height);
  let kept = all;
  for (;;) {
    const { across, down }: Lines = kept;
    const held: Lines = {
      across: across.filter((line) => isHeld(line, down, width, reachPx)),
      down: down.filter((line) => isHeld(line, across, height, reachPx)),
    };
    if (countOf(held) === countOf(kept)) return held;
    kept = held;
  }
}

/** Whether both ends are at the edge or at a line of the other direction. */
function isHeld(line: Line, others: readonly Line[], side: number, reachPx: number): boolean {
  const crossings = others.flatMap((other) => crossingOf(line, other, reachPx));
  const passedPx = overshoot * reachPx;
  const isStartHeld = crossings.some(
    (place) => place >= line.first - reachPx && place <= line.from + passedPx,
  );
  const isEndHeld = crossings.some(
    (place) => place <= line.last + reachPx && place >= line.to - passedPx,
  );
  return (isStartHeld || line.first <= reachPx) && (isEndHeld || line.last >= side - 1 - reachPx);
}

/** The column where another line crosses or nearly crosses; none if that line is elsewhere. */
function crossingOf(line: Line, other: Line, reachPx: number): number[] {
  const place = other.heightAt(line.heightAt((line.from + line.to) / 2));
  const height = line.heightAt(place);
  const reach = reachPx + (line.thicknessPx + other.thicknessPx) / 2;
  return height >= other.first - reach && height <= other.last + reach
    ? [other.heightAt(height)]
    : [];
}

function lengthOf({ from, to }: Line): number {
  return to - from + 1;
}
