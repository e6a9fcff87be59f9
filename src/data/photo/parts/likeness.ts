/** Judges how likely a part of a photo's ink is the digit: by its size, its place and its shape. */
import { type Box, heightOf, longerSideOf, type Mask, type Part, widthOf } from './mask.ts';

/** A part at the photo's edge counts for so much less, by what it looks like. */
const edgeWeights = { surroundings: 0.05, strip: 0.1, cut: 0.35, filling: 0.9 } as const;
/** What covers this share of the photo's outline is not written on the paper. */
const surroundingShare = 0.35;
/** What is this share of the photo's width and height fills it: the photo is cropped to the ink. */
const fillingShare = 0.85;
/** What lies along the edge with this share of its longer side is a strip of something else. */
const stripShare = 0.7;
/** A part in a corner counts for this much less than one in the middle. */
const cornerLoss = 0.4;
/** A dash this much wider than high is an underline, or a rest of one. */
const dashAspect = 5;
const dashWeight = 0.35;

/** From 0 for what cannot be the digit to 1 for what fills the photo. */
export function likenessOf(part: Part, mask: Mask): number {
  const size = longerSideOf(part) / Math.max(mask.width, mask.height);
  const shape = widthOf(part) > dashAspect * heightOf(part) ? dashWeight : 1;
  return size * shape * (1 - cornerLoss * fromMiddle(part, mask)) * edgeWeightOf(part, mask);
}

export function touchesEdge(part: Box, { width, height }: Mask): boolean {
  return (
    part.left === 0 || part.top === 0 || part.right === width - 1 || part.bottom === height - 1
  );
}

/**
 * Whether one part lies around another of some size, as a box does or a drawn circle: seen from the
 * other's middle it is on all four sides.
 */
export function isAround(outer: Part, inner: Part, outerMask: Uint8Array, width: number): boolean {
  const isWithin =
    outer.left < inner.left &&
    outer.top < inner.top &&
    outer.right > inner.right &&
    outer.bottom > inner.bottom;
  if (!isWithin || longerSideOf(inner) < 0.2 * longerSideOf(outer)) return false;
  const x = Math.round((inner.left + inner.right) / 2);
  const y = Math.round((inner.top + inner.bottom) / 2);
  const isHitFrom = (from: number, to: number, at: (place: number) => number): boolean => {
    for (let place = from; place <= to; place++) if (outerMask[at(place)] === 1) return true;
    return false;
  };
  const inRow = (place: number): number => y * width + place;
  const inColumn = (place: number): number => place * width + x;
  return (
    isHitFrom(outer.left, inner.left, inRow) &&
    isHitFrom(inner.right, outer.right, inRow) &&
    isHitFrom(outer.top, inner.top, inColumn) &&
    isHitFrom(inner.bottom, outer.bottom, inColumn)
  );
}

function edgeWeightOf(part: Part, mask: Mask): number {
  if (!touchesEdge(part, mask)) return 1;
  const { width, height } = mask;
  const onEdge = part.pixels.filter((pixel) => {
    const [x, y] = [pixel % width, Math.floor(pixel / width)];
    return x === 0 || y === 0 || x === width - 1 || y === height - 1;
  }).length;
  if (onEdge >= surroundingShare * 2 * (width + height)) return edgeWeights.surroundings;
  if (widthOf(part) >= fillingShare * width && heightOf(part) >= fillingShare * height) {
    return edgeWeights.filling;
  }
  return onEdge >= stripShare * longerSideOf(part) ? edgeWeights.strip : edgeWeights.cut;
}

/** 0 in the middle, 1 in a corner. */
function fromMiddle(part: Box, { width, height }: Mask): number {
  const across = (part.left + part.right + 1) / width - 1;
  const down = (part.top + part.bottom + 1) / height - 1;
  return Math.hypot(across, down) / Math.SQRT2;
}
