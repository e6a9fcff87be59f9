/** Finds printed boxes, and single lines that go through a photo. */
import { type GreyPhoto, transpose } from '../greyPhoto.ts';
import {
  areParallel,
  countOf,
  isAlike,
  type Lines,
  lengthOf,
  shortestIn,
  slopeOf,
} from './lines.ts';
import { missingSides } from './missingSides.ts';
import type { Line } from './straightLines.ts';

/** Lines end at others, or at the photo's edge, within this share of its shorter side. */
const reachShare = 0.035;
/** Ink may go on with a line beyond the other, for at most this share of the line's length. */
const overshootShare = 0.35;
/** The sides of a box are more alike than the lines of a sheet. */
const likeness = { thicknessShare: 0.1, darknessRatio: 1.2 };

/**
 * The lines of which both ends lie on another such line or at the photo's edge: boxes, cells of a table,
 * a line that crosses the photo. A pen's strokes have loose ends, or are not like the printed lines.
 */
export function anchoredLines(seen: Lines, photo: GreyPhoto): Lines {
  const all = withMissingSides(seen, photo);
  const found = [...all.across, ...all.down].map((line) => {
    const slope = all.across.includes(line) ? slopeOf(line) : -slopeOf(line);
    const isOfBox = (other: Line, otherSlope: number): boolean =>
      isAlike(other, [line], likeness) && areParallel(otherSlope, slope);
    const across = all.across.filter((other) => isOfBox(other, slopeOf(other)));
    const down = all.down.filter((other) => isOfBox(other, -slopeOf(other)));
    return heldTogether({ across, down }, photo);
  });
  return {
    across: all.across.filter((line) => found.some(({ across }) => across.includes(line))),
    down: all.down.filter((line) => found.some(({ down }) => down.includes(line))),
  };
}

/** Adds the sides of boxes that ink runs along. */
function withMissingSides({ across, down }: Lines, dark: GreyPhoto): Lines {
  const shortestPx = shortestIn(dark);
  const areAlike = (one: Line, other: Line): boolean =>
    isAlike(one, [other], likeness) && areParallel(slopeOf(one), slopeOf(other));
  return {
    across: [...across, ...missingSides(down, across, dark, shortestPx, areAlike)],
    down: [...down, ...missingSides(across, down, transpose(dark), shortestPx, areAlike)],
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
  const passedPx = Math.max(reachPx, overshootShare * lengthOf(line));
  const isHeldWithin = (startPx: number, endPx: number): boolean =>
    (line.first <= reachPx ||
      crossings.some((at) => at >= line.first - reachPx && at <= line.from + startPx)) &&
    (line.last >= side - 1 - reachPx ||
      crossings.some((at) => at <= line.last + reachPx && at >= line.to - endPx));
  // What goes on beyond both is a stroke.
  return isHeldWithin(passedPx, reachPx) || isHeldWithin(reachPx, passedPx);
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
