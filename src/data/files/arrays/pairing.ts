/** Puts the arrays of images and of labels together that belong to each other. */
import { DataFileError } from '../dataFileError.ts';
import type { LeftOut, PartName } from '../foundData.ts';
import type { NumberArray } from '../numbers/numberArray.ts';
import { readArrayName } from './arrayName.ts';
import { isImages } from './imageStack.ts';
import { isLabels } from './labelColumn.ts';

/** One part's images with their labels. */
export interface ArrayPair {
  readonly part: PartName;
  readonly images: NumberArray;
  readonly labels: NumberArray;
}

/** The pairs of one data set. */
export interface PairedArrays {
  /** What the names have in common; may be empty. */
  readonly stem: string;
  readonly pairs: readonly ArrayPair[];
  readonly leftOut: readonly LeftOut[];
}

interface Named {
  readonly array: NumberArray;
  readonly part: PartName;
  readonly stem: string;
}

/**
 * Pairs arrays: by their names, or where there is one of each, without.
 * @throws DataFileError when nothing fits together, or when there are several data sets
 */
export function pairArrays(arrays: readonly NumberArray[]): PairedArrays {
  const named = arrays.map((array): Named => ({ array, ...readArrayName(array.file) }));
  const labels = named.filter(({ array }) => isLabels(array));
  const images = named.filter(({ array }) => !isLabels(array) && isImages(array));
  const byName = images.flatMap((image) => {
    const own = labels.filter(({ part, stem }) => part === image.part && stem === image.stem);
    const isAlone = images.filter((one) => one.part === image.part && one.stem === image.stem);
    const [label] = own;
    return label !== undefined && own.length === 1 && isAlone.length === 1
      ? [{ image, label }]
      : [];
  });
  const pairs = byName.length > 0 ? byName : onlyPairs(images, labels);
  const stems = [...new Set(pairs.map(({ image }) => image.stem))];
  const [stem] = stems;
  if (stem === undefined) throw new DataFileError(whyNothingFits(arrays, images, labels));
  if (stems.length > 1) {
    throw new DataFileError(
      `There are ${stems.length} data sets (${stems.map((one) => one || 'one without a name').join(', ')}): ` +
        'give the files of one of them',
    );
  }
  const used = new Set(pairs.flatMap(({ image, label }) => [image.array, label.array]));
  return {
    stem,
    pairs: pairs.map(({ image, label }) => ({
      part: image.part,
      images: image.array,
      labels: label.array,
    })),
    leftOut: arrays
      .filter((array) => !used.has(array))
      .map(({ file }) => ({ what: file, count: 1, why: whyUnused(file, images) })),
  };
}

interface NamedPair {
  readonly image: Named;
  readonly label: Named;
}

/** One array of each kind, or one of each kind for each part, belong together whatever they are called. */
function onlyPairs(images: readonly Named[], labels: readonly Named[]): NamedPair[] {
  const [image] = images;
  const [label] = labels;
  if (image === undefined || label === undefined) return [];
  if (images.length === 1 && labels.length === 1) return [{ image, label }];
  const pairs = images.flatMap((one): NamedPair[] => {
    const own = labels.filter(({ part }) => part === one.part);
    const [first] = own;
    return first !== undefined && own.length === 1
      ? [{ image: { ...one, stem: image.stem }, label: first }]
      : [];
  });
  const parts = new Set(pairs.map((pair) => pair.image.part));
  return parts.size === pairs.length ? pairs : [];
}

function whyUnused(file: string, images: readonly Named[]): string {
  return images.some(({ array }) => array.file === file)
    ? 'no labels belong to it'
    : 'no images belong to it';
}

function whyNothingFits(
  arrays: readonly NumberArray[],
  images: readonly Named[],
  labels: readonly Named[],
): string {
  const list = (named: readonly Named[]): string =>
    named.map(({ array }) => `${array.file} (${array.shape.join('×')})`).join(', ');
  if (images.length === 0 && labels.length === 0) {
    const shapes = arrays.map(
      ({ file, shape }) => `${file} (${shape.join('×') || 'a single number'})`,
    );
    return `${shapes.join(', ')}: no images (N×28×28 or N×784) and no labels (N) are among them`;
  }
  if (labels.length === 0) return `${list(images)}: the labels are missing; give their file too`;
  if (images.length === 0) return `${list(labels)}: the images are missing; give their file too`;
  return (
    `It is not clear which labels belong to which images: ${list(images)}; ${list(labels)}. ` +
    'Call them alike, such as train-images and train-labels'
  );
}
