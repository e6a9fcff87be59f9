/** Finds dots so far from everything else that they are no part of what was drawn. */
import { distanceOf } from './distance.ts';
import { type Bounds, boundsOf, longerSideOf, type Stroke } from './stroke.ts';

/** A dot is at most this long, in widths of the ink: it looks at most twice as long as wide. */
const longestDot = 1;
/** A dot with its ink is at most this share of the rest with its ink. */
const dotShare = 1 / 3;
/**
 * A lone dot is at least this far from the rest, as a share of the longer side of the rest. Above and
 * below the rest it may be further away, because the dots of i, j, ! and ? stand there.
 */
const farShare = { aside: 0.5, inColumn: 0.8 } as const;
/** The column of the rest is its width, and this share of its longer side more on both sides. */
const columnMargin = 0.15;
/** More dots than this are a drawing of dots. */
const mostDots = 8;

/**
 * Leaves out the dots that stand alone: small, and far from all that is larger. Several dots close
 * together are one dot while together they are as small; else they are a part of the drawing, as are
 * drawings of dots alone.
 *
 * @param strokes finite points in any unit.
 * @param inkWidth how wide the strokes look, in the same unit; above 0.
 * @returns the strokes that count, in their order; `strokes` itself if all do.
 */
export function withoutLoneDots(strokes: readonly Stroke[], inkWidth: number): readonly Stroke[] {
  const extents = strokes.map((stroke) => extentOf([stroke]));
  const largest = Math.max(0, ...extents);
  const isDot = (extent: number, side: number): boolean =>
    extent <= longestDot * inkWidth && extent + inkWidth <= dotShare * (side + inkWidth);
  const rest = strokes.filter((_, index) => !isDot(extents[index] ?? 0, largest));
  const dots = strokes.filter((_, index) => isDot(extents[index] ?? 0, largest));
  const bounds = boundsOf(rest);
  if (dots.length === 0 || dots.length > mostDots || bounds === null) return strokes;

  const side = longerSideOf(bounds);
  const lone = groupsOf(dots, farShare.aside * side).filter(
    (group) => isDot(extentOf(group), side) && isFar(group, rest, bounds),
  );
  if (lone.length === 0) return strokes;
  const leftOut = new Set(lone.flat());
  return strokes.filter((stroke) => !leftOut.has(stroke));
}

function extentOf(strokes: readonly Stroke[]): number {
  const bounds = boundsOf(strokes);
  return bounds === null ? 0 : longerSideOf(bounds);
}

/** Puts strokes together whose distance is below `reach`. */
function groupsOf(strokes: readonly Stroke[], reach: number): readonly (readonly Stroke[])[] {
  let groups: (readonly Stroke[])[] = [];
  for (const stroke of strokes) {
    const isNear = (other: Stroke): boolean => distanceOf(stroke, other) < reach;
    const joined = groups.filter((group) => group.some(isNear));
    groups = [...groups.filter((group) => !joined.includes(group)), [...joined.flat(), stroke]];
  }
  return groups;
}

/** Whether a group of dots is outside the rest's bounds, and far from all of its strokes. */
function isFar(group: readonly Stroke[], rest: readonly Stroke[], bounds: Bounds): boolean {
  const own = boundsOf(group);
  if (own === null) return false;
  const besideX = Math.max(bounds.minX - own.maxX, own.minX - bounds.maxX);
  const besideY = Math.max(bounds.minY - own.maxY, own.minY - bounds.maxY);
  if (besideX <= 0 && besideY <= 0) return false;
  const side = longerSideOf(bounds);
  const share = besideX <= columnMargin * side ? farShare.inColumn : farShare.aside;
  const gaps = group.flatMap((dot) => rest.map((stroke) => distanceOf(dot, stroke)));
  return Math.min(...gaps) >= share * side;
}
