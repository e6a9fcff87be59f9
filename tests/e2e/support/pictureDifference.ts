/**
 * Tells how far a saved picture is from a screenshot of its panel, pixel by pixel. Knows no browser: any
 * engine's bytes will do.
 */
import { PNG } from 'pngjs';

/**
 * A picture whose grid, legend or line is missing differs from its panel by a larger share of its pixels
 * than this, by the pixel ratio of the screenshot. A screenshot of ratio 1 has other smooth edges.
 */
export const largestShare = { 1: 0.008, 2: 0.002 } as const;

/** What a saved picture has, see `drawPicture.ts`. */
const saved = { pixelRatio: 2, padding: 16 } as const;
/** How much a channel may be outside the range of its surroundings, of 255. A grid line is 19 apart. */
const tolerance = 14;
/** A text or line may have moved by this part of a CSS pixel, and have another smooth edge there. */
const reach = 1;

export interface PictureDifference {
  /** The share of pixels that are in one of the two images only, 0…1. */
  readonly share: number;
  /** The two images and the pixels that differ, in black, side by side: a PNG for a person to look at. */
  readonly image: Buffer;
}

/**
 * Compares a saved picture with its panel.
 * @param png the saved file
 * @param panel a screenshot (PNG) of the panel without its controls
 * @param pixelRatio of the screenshot: 1 or 2
 */
export function differenceOf(png: Buffer, panel: Buffer, pixelRatio: 1 | 2): PictureDifference {
  const shown = PNG.sync.read(panel);
  const inner = withoutPadding(PNG.sync.read(png));
  const drawn = pixelRatio === 2 ? inner : halved(inner);
  const width = Math.max(shown.width, drawn.width);
  const height = Math.max(shown.height, drawn.height);
  const marks = new PNG({ width, height });
  let count = 0;
  // The outermost pixels are left out: a screenshot begins and ends on whole pixels, a panel need not.
  const edge = reach * pixelRatio;
  marks.data.fill(255);
  for (let y = edge; y < height - edge; y++) {
    for (let x = edge; x < width - edge; x++) {
      const isAlike = isAround(shown, drawn, x, y, edge) && isAround(drawn, shown, x, y, edge);
      if (isAlike) continue;
      count++;
      marks.data.fill(0, 4 * (y * width + x), 4 * (y * width + x) + 3);
    }
  }
  return { share: count / (width * height), image: sideBySide([shown, drawn, marks]) };
}

/** Whether a pixel of one image is between the darkest and the lightest around its place in the other. */
function isAround(one: PNG, other: PNG, x: number, y: number, reachPx: number): boolean {
  return [0, 1, 2].every((channel) => {
    const value = channelAt(one, x, y, channel);
    const { lowest, highest } = rangeAround(other, x, y, channel, reachPx);
    return lowest - tolerance <= value && value <= highest + tolerance;
  });
}

function rangeAround(image: PNG, x: number, y: number, channel: number, reachPx: number) {
  let [lowest, highest] = [255, 0];
  for (let row = y - reachPx; row <= y + reachPx; row++) {
    for (let column = x - reachPx; column <= x + reachPx; column++) {
      const near = channelAt(image, column, row, channel);
      if (near < lowest) lowest = near;
      if (near > highest) highest = near;
    }
  }
  return { lowest, highest };
}

/** Beyond its edges, an image goes on as it is there. */
function channelAt({ data, width, height }: PNG, x: number, y: number, channel: number): number {
  const column = Math.min(width - 1, Math.max(0, x));
  const row = Math.min(height - 1, Math.max(0, y));
  return data[4 * (row * width + column) + channel] ?? 0;
}

function withoutPadding(png: PNG): PNG {
  const edge = saved.padding * saved.pixelRatio;
  const inner = new PNG({ width: png.width - 2 * edge, height: png.height - 2 * edge });
  PNG.bitblt(png, inner, edge, edge, inner.width, inner.height, 0, 0);
  return inner;
}

/** Each pixel is the mean of four. */
function halved(png: PNG): PNG {
  const half = new PNG({ width: png.width >> 1, height: png.height >> 1 });
  for (let y = 0; y < half.height; y++) {
    for (let x = 0; x < half.width; x++) {
      for (let channel = 0; channel < 4; channel++) {
        const sum = [0, 1].flatMap((down) =>
          [0, 1].map(
            (right) => png.data[4 * ((2 * y + down) * png.width + 2 * x + right) + channel],
          ),
        );
        half.data[4 * (y * half.width + x) + channel] =
          sum.reduce<number>((total, value) => total + (value ?? 0), 0) / 4;
      }
    }
  }
  return half;
}

function sideBySide(images: readonly PNG[]): Buffer {
  const width = images.reduce((sum, image) => sum + image.width, 0);
  const whole = new PNG({ width, height: Math.max(...images.map(({ height }) => height)) });
  let left = 0;
  for (const image of images) {
    PNG.bitblt(image, whole, 0, 0, image.width, image.height, left, 0);
    left += image.width;
  }
  return PNG.sync.write(whole);
}
