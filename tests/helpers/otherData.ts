/** Makes up data sets to measure on: squares of a bright class mark in noise, with alphabets and drawers. */
import type { OwnImages, OwnSplit } from '../../src/data/dataset.ts';
import { digitPixels } from '../../src/data/digit.ts';
import { createRandom } from '../../src/data/random.ts';
import {
  type OtherImages,
  otherImagesOf,
} from '../../src/siamese/evaluation/otherData/otherImages.ts';

export interface DrawnClass {
  readonly family: string;
  /** The drawer of each of its images. */
  readonly drawers: readonly number[];
}

/** Own images of these classes, dealt out to the three splits in turn. */
export function ownImagesOf(classes: readonly DrawnClass[], hasDrawers = true): OwnImages {
  const random = createRandom(1, 'batch');
  const images = classes.flatMap(({ drawers }, label) =>
    drawers.map((drawer) => ({ label, drawer, pixels: imageOf(label, () => random.below(96)) })),
  );
  const splitOf = (turn: number): OwnSplit => {
    const own = images.filter((_, at) => at % 3 === turn);
    const bytes = new Uint8Array(own.length * digitPixels);
    for (const [at, { pixels }] of own.entries()) bytes.set(pixels, at * digitPixels);
    return {
      images: bytes,
      labels: Uint16Array.from(own, ({ label }) => label),
      groups: hasDrawers ? Uint16Array.from(own, ({ drawer }) => drawer) : null,
    };
  };
  return { train: splitOf(0), validation: splitOf(1), test: splitOf(2) };
}

/** The same as images to measure on. */
export function otherImages(
  classes: readonly DrawnClass[],
  { hasDrawers = true, hasFamilies = true } = {},
): OtherImages {
  const described = {
    classes: classes.map((_, label) => `class ${label}`),
    families: hasFamilies ? classes.map(({ family }) => family) : null,
  };
  return otherImagesOf(described, ownImagesOf(classes, hasDrawers));
}

/** Two bright rows whose places tell the class. */
function imageOf(label: number, noise: () => number): Uint8Array {
  return Uint8Array.from({ length: digitPixels }, (_, pixel) => {
    const row = Math.floor(pixel / 28);
    const isMark = row === label % 28 || row === (label * 7 + 3) % 28;
    return (isMark ? 140 : 0) + noise();
  });
}
