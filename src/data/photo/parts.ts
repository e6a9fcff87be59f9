/** Finds the connected parts of ink and decides which of them are the digit. */

/** Which pixels of a photo are ink. */
export interface Mask {
  readonly width: number;
  readonly height: number;
  /** [height × width], 1 for ink. */
  readonly ink: Uint8Array;
}

/** A rectangle of whole pixels; it includes its ends. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

interface Part extends Box {
  readonly pixels: readonly number[];
}

/** A part with fewer pixels than this share of the largest part's is dirt. */
const dirtShare = 0.02;
/** A part belongs to the largest part up to a gap of this share of the largest part's longer side. */
const nearbyShare = 0.15;

/**
 * Keeps the digit: the largest part and the parts next to it, without dirt. A part at the photo's
 * edge, such as a table beside the paper, counts only if there is no other part.
 */
export function keepDigit(mask: Mask): Mask {
  const parts = partsOf(mask);
  const inside = parts.filter((part) => !touchesEdge(part, mask));
  const candidates = inside.length > 0 ? inside : parts;
  const largest = largestOf(candidates);
  if (largest === undefined) return mask;
  const reach = nearbyShare * Math.max(largest.right - largest.left, largest.bottom - largest.top);
  return maskOf(
    mask,
    candidates.filter((part) => isNoDirt(part, largest) && gapOf(part, largest) <= reach),
  );
}

/** Keeps all ink except dirt. */
export function keepAll(mask: Mask): Mask {
  const parts = partsOf(mask);
  const largest = largestOf(parts);
  if (largest === undefined) return mask;
  return maskOf(
    mask,
    parts.filter((part) => isNoDirt(part, largest)),
  );
}

/** The rectangle around the ink; `null` without ink. */
export function inkBoxOf({ width, ink }: Mask): Box | null {
  const box = { left: Infinity, top: Infinity, right: -1, bottom: -1 };
  for (const [pixel, isInk] of ink.entries()) {
    if (isInk === 1) widen(box, pixel % width, Math.floor(pixel / width));
  }
  return box.right < 0 ? null : box;
}

/** Finds the connected parts; pixels that touch at a corner are connected. */
function partsOf(mask: Mask): Part[] {
  const left = mask.ink.slice();
  const parts: Part[] = [];
  for (let start = left.indexOf(1); start >= 0; start = left.indexOf(1, start)) {
    parts.push(takePart(left, start, mask));
  }
  return parts;
}

/** Collects the connected part around a pixel and removes it from `left`. */
function takePart(left: Uint8Array, start: number, { width, height }: Mask): Part {
  left[start] = 0;
  const pixels = [start];
  const box = { left: Infinity, top: Infinity, right: -1, bottom: -1 };
  // The list grows during this loop.
  for (const pixel of pixels) {
    const [x, y] = [pixel % width, Math.floor(pixel / width)];
    widen(box, x, y);
    for (let row = Math.max(0, y - 1); row <= Math.min(height - 1, y + 1); row++) {
      for (let column = Math.max(0, x - 1); column <= Math.min(width - 1, x + 1); column++) {
        const neighbour = row * width + column;
        if (left[neighbour] !== 1) continue;
        left[neighbour] = 0;
        pixels.push(neighbour);
      }
    }
  }
  return { ...box, pixels };
}

function largestOf(parts: readonly Part[]): Part | undefined {
  return parts.toSorted((one, other) => other.pixels.length - one.pixels.length)[0];
}

function isNoDirt(part: Part, largest: Part): boolean {
  return part.pixels.length >= dirtShare * largest.pixels.length;
}

function maskOf({ width, height }: Mask, parts: readonly Part[]): Mask {
  const ink = new Uint8Array(width * height);
  for (const pixel of parts.flatMap(({ pixels }) => pixels)) ink[pixel] = 1;
  return { width, height, ink };
}

function touchesEdge(part: Box, { width, height }: Mask): boolean {
  return (
    part.left === 0 || part.top === 0 || part.right === width - 1 || part.bottom === height - 1
  );
}

function gapOf(one: Box, other: Box): number {
  const across = Math.max(one.left - other.right, other.left - one.right, 0);
  const down = Math.max(one.top - other.bottom, other.top - one.bottom, 0);
  return Math.hypot(across, down);
}

function widen(
  box: { left: number; top: number; right: number; bottom: number },
  x: number,
  y: number,
): void {
  box.left = Math.min(box.left, x);
  box.top = Math.min(box.top, y);
  box.right = Math.max(box.right, x);
  box.bottom = Math.max(box.bottom, y);
}
