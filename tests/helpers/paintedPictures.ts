/** Paints pictures of written digits in colour: paper, printed lines, ink, light, and a camera's noise. */
import { rasterise } from '../../src/data/drawing/rasterise.ts';
import type { Stroke } from '../../src/data/drawing/stroke.ts';
import { greyFromRgba } from '../../src/data/photo/greyFromRgba.ts';
import type { GreyPhoto } from '../../src/data/photo/greyPhoto.ts';
import type { RandomSource } from '../../src/data/random.ts';

/** Red, green, blue and opacity, 0…1 each. */
export type Colour = readonly [number, number, number, number?];

/** The share of a pixel that something covers, 0…1, by the pixel's place. */
type Coverage = (x: number, y: number) => number;

/** How printed lines lie: turned around the picture's middle. */
export interface Ruling {
  readonly spacingPx: number;
  readonly thicknessPx: number;
  readonly turnDegrees: number;
  readonly isSquared: boolean;
}

export class PaintedPicture {
  readonly sidePx: number;
  /** [side × side × 4], 0…1. */
  readonly #values: Float32Array;

  constructor(sidePx: number, [red, green, blue, opacity = 1]: Colour) {
    this.sidePx = sidePx;
    this.#values = new Float32Array(4 * sidePx * sidePx);
    for (let pixel = 0; pixel < sidePx * sidePx; pixel++) {
      this.#values.set([red, green, blue, opacity], 4 * pixel);
    }
  }

  /** Strokes with points in pixels. */
  ink(strokes: readonly Stroke[], thicknessPx: number, colour: Colour): this {
    const shares = rasterise(strokes, thicknessPx, this.sidePx);
    return this.#cover((x, y) => shares[y * this.sidePx + x] ?? 0, colour);
  }

  lines({ spacingPx, thicknessPx, turnDegrees, isSquared }: Ruling, colour: Colour): this {
    const turned = this.#turned(turnDegrees);
    const shareAt = (place: number): number => {
      const within = (((place % spacingPx) + spacingPx) % spacingPx) - spacingPx / 2;
      return edge(thicknessPx / 2 - Math.abs(within));
    };
    return this.#cover((x, y) => {
      const [across, down] = turned(x, y);
      return Math.max(shareAt(down), isSquared ? shareAt(across) : 0);
    }, colour);
  }

  /** A box, drawn as a line around a rectangle in pixels. */
  box(
    { left, top, right, bottom }: { left: number; top: number; right: number; bottom: number },
    thicknessPx: number,
    turnDegrees: number,
    colour: Colour,
  ): this {
    const turned = this.#turned(turnDegrees);
    const middle = this.sidePx / 2;
    return this.#cover((x, y) => {
      const [across, down] = turned(x, y);
      const inside = Math.min(
        across + middle - left,
        right - across - middle,
        down + middle - top,
        bottom - down - middle,
      );
      return edge(thicknessPx / 2 - Math.abs(inside));
    }, colour);
  }

  /** A half-plane, such as a table beside the paper: all beyond a line at a distance from the middle. */
  beyond(distancePx: number, angleDegrees: number, colour: Colour): this {
    const turned = this.#turned(angleDegrees);
    return this.#cover((x, y) => edge(turned(x, y)[0] - distancePx), colour);
  }

  /** Multiplies each pixel's light. */
  light(share: Coverage): this {
    this.#forEach((x, y, at) => {
      for (const channel of [0, 1, 2]) this.#multiply(at + channel, share(x, y));
    });
    return this;
  }

  noise(largest: number, random: RandomSource): this {
    this.#forEach((_x, _y, at) => {
      for (const channel of [0, 1, 2]) {
        const before = this.#values[at + channel] ?? 0;
        this.#values[at + channel] = before + largest * (2 * random.uniform() - 1);
      }
    });
    return this;
  }

  /** The part of the picture within a rectangle of whole pixels, its shorter side scaled to a length. */
  decoded(shorterSidePx: number, crop = this.#whole()): DecodedPicture {
    const [wide, high] = [crop.right - crop.left + 1, crop.bottom - crop.top + 1];
    const step = Math.min(wide, high) / shorterSidePx;
    const [width, height] = [Math.round(wide / step), Math.round(high / step)];
    const rgba = new Uint8ClampedArray(4 * width * height);
    for (let pixel = 0; pixel < width * height; pixel++) {
      const left = crop.left + (pixel % width) * step;
      const top = crop.top + Math.floor(pixel / width) * step;
      rgba.set(this.#meanAround(left, top, Math.max(1, step), crop), 4 * pixel);
    }
    return { rgba, width, height };
  }

  /** The mean over a square, its pixels weighed by their share in it and by their opacity. */
  #meanAround(left: number, top: number, side: number, crop: Crop): number[] {
    const sums = [0, 0, 0, 0];
    let total = 0;
    for (let y = Math.floor(top); y < top + side; y++) {
      for (let x = Math.floor(left); x < left + side; x++) {
        const high = Math.min(y + 1, top + side) - Math.max(y, top);
        const share = (Math.min(x + 1, left + side) - Math.max(x, left)) * high;
        const at = 4 * (Math.min(y, crop.bottom) * this.sidePx + Math.min(x, crop.right));
        const opacity = this.#values[at + 3] ?? 0;
        total += share;
        sums[3] = (sums[3] ?? 0) + share * opacity;
        for (const channel of [0, 1, 2]) {
          sums[channel] =
            (sums[channel] ?? 0) + share * opacity * (this.#values[at + channel] ?? 0);
        }
      }
    }
    const opaque = Math.max(1e-6, sums[3] ?? 0);
    return sums.map((sum, channel) => 255 * (channel === 3 ? sum / total : sum / opaque));
  }

  /** Covers what is there, or what is clear, with a share of a colour. */
  #cover(shareAt: Coverage, [red, green, blue, opacity = 1]: Colour): this {
    this.#forEach((x, y, at) => {
      const share = shareAt(x, y) * opacity;
      if (share <= 0) return;
      const before = this.#values[at + 3] ?? 0;
      const after = share + before * (1 - share);
      for (const [channel, value] of [red, green, blue].entries()) {
        const old = this.#values[at + channel] ?? 0;
        this.#values[at + channel] = (value * share + old * before * (1 - share)) / after;
      }
      this.#values[at + 3] = after;
    });
    return this;
  }

  #forEach(visit: (x: number, y: number, at: number) => void): void {
    for (let y = 0; y < this.sidePx; y++) {
      for (let x = 0; x < this.sidePx; x++) visit(x, y, 4 * (y * this.sidePx + x));
    }
  }

  #multiply(at: number, by: number): void {
    this.#values[at] = (this.#values[at] ?? 0) * by;
  }

  #turned(degrees: number): (x: number, y: number) => [number, number] {
    const angle = (degrees * Math.PI) / 180;
    const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
    const middle = this.sidePx / 2;
    return (x, y) => [
      (x - middle) * cos + (y - middle) * sin,
      (y - middle) * cos - (x - middle) * sin,
    ];
  }

  #whole(): Crop {
    return { left: 0, top: 0, right: this.sidePx - 1, bottom: this.sidePx - 1 };
  }
}

/** A rectangle of whole pixels, with its ends. */
export interface Crop {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** A picture as a browser decodes it: bytes of red, green, blue and opacity, row by row. */
export interface DecodedPicture {
  readonly rgba: Uint8ClampedArray;
  readonly width: number;
  readonly height: number;
}

export function greyOf({ rgba, width, height }: DecodedPicture): GreyPhoto {
  return greyFromRgba(rgba, width, height);
}

function edge(insidePx: number): number {
  return Math.min(1, Math.max(0, insidePx + 0.5));
}
