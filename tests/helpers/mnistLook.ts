/** Measures the look of MNIST's digits: thickness and darkness of strokes, positions. */
import { digitPixels } from '../../src/data/digit.ts';
import { centreByMass, centreOfMass, fitToBox } from '../../src/data/drawing/placement.ts';
import { rasterise } from '../../src/data/drawing/rasterise.ts';
import type { Point } from '../../src/data/drawing/stroke.ts';
import { digitSkeletons } from './digitSkeletons.ts';
import type { LabelledDigits } from './mnist.ts';

/** From this grey value on, a pixel counts as dark. */
const dark = 200;

/**
 * The mean thickness of a digit's strokes, in pixels, calibrated with our drawings of the same digit.
 * Between 2 and 3.5 px, the raw reading is linear in the thickness, separately for each digit.
 */
export function meanThickness({ images, labels }: LabelledDigits): number {
  const scales = digitSkeletons.map((_, digit) => ({
    thin: readingOf(digit, 2),
    thick: readingOf(digit, 3.5),
  }));
  return meanOf(
    images.map((image, index) => {
      const { thin, thick } = scales[labels[index] ?? 0] ?? { thin: 0, thick: 1 };
      return 2 + (1.5 * (rawThickness(image) - thin)) / (thick - thin);
    }),
  );
}

/** The grey values of pixels with only dark pixels around them, ascending. */
export function innerGreys({ images }: LabelledDigits): number[] {
  const around = [-29, -28, -27, -1, 0, 1, 27, 28, 29];
  return images
    .flatMap((image) =>
      Array.from(image).filter(
        (_, pixel) =>
          pixel >= 29 && pixel < 755 && around.every((step) => (image[pixel + step] ?? 0) >= dark),
      ),
    )
    .sort((one, other) => one - other);
}

/** The centre of mass of each digit, in pixels from the upper left corner. */
export function centresOfMass({ images }: LabelledDigits): Point[] {
  return images.map((image) => centreOfMass(image, 28) ?? { x: 0, y: 0 });
}

/** The label of the nearest image by Euclidean distance of the pixels. */
export function nearestLabel(digit: Uint8Array, { images, labels }: LabelledDigits) {
  let nearest = Number.POSITIVE_INFINITY;
  let label: number | undefined;
  for (const [index, image] of images.entries()) {
    let squared = 0;
    for (let pixel = 0; pixel < digitPixels; pixel++) {
      squared += ((digit[pixel] ?? 0) - (image[pixel] ?? 0)) ** 2;
    }
    if (squared < nearest) [nearest, label] = [squared, labels[index]];
  }
  return label;
}

export function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** The area of an image's ink, divided by half of its outline's length. */
function rawThickness(image: ArrayLike<number>): number {
  const at = (column: number, row: number): number =>
    column < 0 || column > 27 ? 0 : (image[28 * row + column] ?? 0);
  let ink = 0;
  let outline = 0;
  for (let row = -1; row < 28; row++) {
    for (let column = -1; column < 28; column++) {
      const [a, b] = [at(column, row), at(column + 1, row)];
      const [c, d] = [at(column, row + 1), at(column + 1, row + 1)];
      ink += a;
      outline += Math.hypot(b - a + d - c, c - a + d - b) / 2;
    }
  }
  return (2 * ink) / outline;
}

/** The mean raw reading of our drawings of one digit with strokes of `thicknessPx`. */
function readingOf(digit: number, thicknessPx: number): number {
  return meanOf(
    (digitSkeletons[digit] ?? []).map((drawing) =>
      rawThickness(
        rasterise(centreByMass(fitToBox(drawing, thicknessPx), thicknessPx), thicknessPx, 28),
      ),
    ),
  );
}
