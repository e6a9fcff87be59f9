/** Puts the parts of a photo's ink together to regions that may each be a digit. */
import { isAround, likenessOf, touchesEdge } from './likeness.ts';
import {
  type Box,
  boxAround,
  gapBetween,
  heightOf,
  longerSideOf,
  type Mask,
  maskOf,
  type Part,
  partsOf,
} from './mask.ts';

/** Parts that belong together. */
export interface Region extends Box {
  readonly parts: readonly Part[];
  /** How likely it is the digit, 0…1. */
  readonly likeness: number;
}

/** A part with fewer pixels than this share of the region's largest is dirt. */
const dirtShare = 0.02;
/** A part belongs to a region up to a gap of this share of its largest part's longer side. */
const nearbyShare = 0.15;
/** Two parts of much the same height side by side are two digits if the gap is larger than this. */
const besideShare = 0.07;
const sameHeight = 0.7;
/** Only so many parts can be something; the others are specks. */
const mostParts = 120;

/** The regions, the likeliest first. */
export function regionsOf(mask: Mask): Region[] {
  const parts = partsOf(mask)
    .toSorted((one, other) => other.pixels.length - one.pixels.length)
    .slice(0, mostParts);
  const judged = withoutFrames(parts, mask)
    .map((part) => ({ part, likeness: likenessOf(part, mask) }))
    .toSorted((one, other) => other.likeness - one.likeness);
  const regions: Region[] = [];
  const taken = new Set<Part>();
  for (const { part, likeness } of judged) {
    if (taken.has(part)) continue;
    const others = judged.flatMap((other) => (taken.has(other.part) ? [] : [other.part]));
    const together = around(part, others, mask);
    for (const one of together) taken.add(one);
    regions.push({ ...boxAround(together), parts: together, likeness });
  }
  return regions;
}

/** All parts except dirt. */
export function allOf(mask: Mask): Part[] {
  const parts = partsOf(mask);
  const most = Math.max(0, ...parts.map(({ pixels }) => pixels.length));
  return parts.filter(({ pixels }) => pixels.length >= dirtShare * most);
}

/** Leaves out what lies around something else. */
function withoutFrames(parts: readonly Part[], mask: Mask): readonly Part[] {
  return parts.filter((outer) => {
    const inside = parts.filter((inner) => inner !== outer && gapBetween(outer, inner) === 0);
    if (inside.length === 0) return true;
    const { ink } = maskOf(mask, [outer]);
    return !inside.some((inner) => isAround(outer, inner, ink, mask.width));
  });
}

/** A part, those next to it, those next to them, and so on. */
function around(seed: Part, others: readonly Part[], mask: Mask): Part[] {
  // What is cut off by the photo's edge, such as a table, is no part of what is whole.
  const isWhole = !touchesEdge(seed, mask);
  const candidates = new Set(
    others.filter(
      (other) =>
        other !== seed &&
        other.pixels.length >= dirtShare * seed.pixels.length &&
        !(isWhole && touchesEdge(other, mask)),
    ),
  );
  const together = [seed];
  for (;;) {
    const box = boxAround(together);
    const reach = nearbyShare * longerSideOf(box);
    const next = [...candidates].find(
      (other) =>
        !isBeside(box, other) && together.some((member) => gapBetween(member, other) <= reach),
    );
    if (next === undefined) return together;
    candidates.delete(next);
    together.push(next);
  }
}

/** Whether the other part stands beside as a digit of its own: about as high, and at the same height. */
function isBeside(seed: Box, other: Box): boolean {
  const across = Math.max(seed.left - other.right, other.left - seed.right);
  const shared = Math.min(seed.bottom, other.bottom) - Math.max(seed.top, other.top) + 1;
  const higher = Math.max(heightOf(seed), heightOf(other));
  return shared >= sameHeight * higher && across > besideShare * higher;
}
