/** Owns the images of another data set than the one trained on, with what is known of classes and drawers. */
import {
  type Dataset,
  imageAt,
  type LabelledImages,
  type OwnImages,
} from '../../../data/dataset.ts';
import { digitPixels } from '../../../data/digit.ts';

export interface OtherImages {
  /** Images one after the other; an image's index counts through all of them. */
  readonly parts: readonly LabelledImages[];
  /** [images] class indices. */
  readonly labels: Uint16Array;
  /** [images] who drew each image, as a number of no meaning; `null` where the data do not say. */
  readonly groups: Uint16Array | null;
  /** For each class its alphabet; `null` where there are none. */
  readonly families: readonly string[] | null;
  readonly classCount: number;
}

/** What is known of the classes. */
export interface OtherClasses {
  readonly classes: readonly string[];
  readonly families: readonly string[] | null;
}

/**
 * All images of a person's own data.
 * @throws RangeError when sizes do not fit each other, or a label is no class
 */
export function otherImagesOf({ classes, families }: OtherClasses, own: OwnImages): OtherImages {
  const splits = [own.train, own.validation, own.test];
  const parts = splits.map(({ images, labels }): LabelledImages => {
    return { images, labels, count: labels.length };
  });
  for (const [at, { images, labels, groups }] of splits.entries()) {
    if (images.length !== labels.length * digitPixels) {
      throw new RangeError(`Part ${at} has ${images.length} bytes for ${labels.length} images`);
    }
    if (groups !== null && groups.length !== labels.length) {
      throw new RangeError(`Part ${at} has ${groups.length} drawers for ${labels.length} images`);
    }
    const wrong = labels.find((label) => label >= classes.length);
    if (wrong !== undefined) {
      throw new RangeError(`There is the label ${wrong}, but there are ${classes.length} classes`);
    }
  }
  if (families !== null && families.length !== classes.length) {
    throw new RangeError(`There are ${families.length} families for ${classes.length} classes`);
  }
  const groups = splits.flatMap((split) => (split.groups === null ? [] : [split.groups]));
  return {
    parts,
    labels: joined(splits.map(({ labels }) => labels)),
    groups: groups.length === splits.length ? joined(groups) : null,
    families,
    classCount: classes.length,
  };
}

/** The test images of a data set whose test split is complete. */
export function testImagesOf({ classes, splits: { test } }: Dataset): OtherImages {
  return {
    parts: [test],
    labels: test.labels,
    groups: null,
    families: null,
    classCount: classes.length,
  };
}

/** Copies these images together. */
export function gatherImages({ parts, labels }: OtherImages, wanted: Int32Array): LabelledImages {
  const images = new Uint8Array(wanted.length * digitPixels);
  for (const [position, image] of wanted.entries()) {
    images.set(imageIn(parts, image), position * digitPixels);
  }
  return {
    images,
    labels: Uint16Array.from(wanted, (image) => labels[image] ?? 0),
    count: wanted.length,
  };
}

function imageIn(parts: readonly LabelledImages[], image: number): Uint8Array {
  let before = 0;
  for (const part of parts) {
    if (image < before + part.count) return imageAt(part, image - before);
    before += part.count;
  }
  throw new RangeError(`There is no image ${image} among ${before}`);
}

function joined(parts: readonly Uint16Array[]): Uint16Array {
  const all = new Uint16Array(parts.reduce((sum, { length }) => sum + length, 0));
  let start = 0;
  for (const part of parts) {
    all.set(part, start);
    start += part.length;
  }
  return all;
}
