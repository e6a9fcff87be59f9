/** Owns the mask that says which pixels are ink, and its connected parts. */
import type { GreyPhoto } from '../greyPhoto.ts';

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

/** Pixels that hang together. */
export interface Part extends Box {
  readonly pixels: readonly number[];
}

/** The pixels above a threshold. */
export function maskAbove({ width, height, values }: GreyPhoto, threshold: number): Mask {
  const ink = new Uint8Array(values.length);
  for (const [pixel, value] of values.entries()) ink[pixel] = value > threshold ? 1 : 0;
  return { width, height, ink };
}

/** Finds the connected parts; pixels that touch at a corner are connected. */
export function partsOf(mask: Mask): Part[] {
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

/** The mask of these parts alone. */
export function maskOf({ width, height }: Mask, parts: readonly Part[]): Mask {
  const ink = new Uint8Array(width * height);
  for (const { pixels } of parts) for (const pixel of pixels) ink[pixel] = 1;
  return { width, height, ink };
}

/** The rectangle around all of them. */
export function boxAround(boxes: readonly Box[]): Box {
  const around = { left: Infinity, top: Infinity, right: -1, bottom: -1 };
  for (const { left, top, right, bottom } of boxes) {
    widen(around, left, top);
    widen(around, right, bottom);
  }
  return around;
}

export function widthOf({ left, right }: Box): number {
  return right - left + 1;
}

export function heightOf({ top, bottom }: Box): number {
  return bottom - top + 1;
}

export function longerSideOf(box: Box): number {
  return Math.max(widthOf(box), heightOf(box));
}

/** The distance between two rectangles; 0 if they touch or overlap. */
export function gapBetween(one: Box, other: Box): number {
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
