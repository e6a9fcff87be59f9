/** Owns the records of a person's own data: what the list shows, and the images. */
import * as v from 'valibot';
import { digitPixels } from '../../data/digit.ts';
import { longestKeptName } from '../../data/files/bounds.ts';
import type { OwnImages } from '../../protocol/ownData.ts';
import {
  type DatasetFacts,
  defaultDataset,
  mostClasses,
  nounsOf,
} from '../../settings/datasets.ts';

/** The version of the records; a later one is left to a later page. */
const datasetVersion = 1;
export const longestTitle = 60;

const count = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(2 ** 33));
const className = v.pipe(v.string(), v.minLength(1), v.maxLength(longestKeptName));

export const titleSchema = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(longestTitle));

export const datasetHeadSchema = v.pipe(
  v.object({
    version: v.literal(datasetVersion),
    title: titleSchema,
    classes: v.pipe(v.array(className), v.minLength(2), v.maxLength(mostClasses), v.readonly()),
    /** For each class its alphabet; `null` where the files had none, and in records of earlier pages. */
    families: v.optional(
      v.nullable(v.pipe(v.array(className), v.maxLength(mostClasses), v.readonly())),
      null,
    ),
    /** Images of each split. */
    counts: v.object({ train: count, validation: count, test: count }),
    sizeBytes: count,
    createdAt: v.pipe(v.number(), v.finite(), v.minValue(0)),
  }),
  v.check(
    ({ classes, families }) => families === null || families.length === classes.length,
    'Expected as many families as classes',
  ),
);
export type DatasetHead = v.InferOutput<typeof datasetHeadSchema>;

/** A row of the list of a person's own data sets. */
export interface OwnDataset extends DatasetHead {
  /** Its key; also its name for good: the title that it had first. */
  readonly id: string;
}

const splitSchema = v.pipe(
  v.object({
    images: v.custom<Uint8Array<ArrayBuffer>>(
      (value) => value instanceof Uint8Array,
      'Expected bytes',
    ),
    labels: v.custom<Uint16Array<ArrayBuffer>>(
      (value) => value instanceof Uint16Array,
      'Expected labels',
    ),
    /** Records of earlier pages have none. */
    groups: v.optional(
      v.nullable(
        v.custom<Uint16Array<ArrayBuffer>>(
          (value) => value instanceof Uint16Array,
          'Expected groups',
        ),
      ),
      null,
    ),
  }),
  v.check(
    ({ images, labels }) => images.length === labels.length * digitPixels,
    'Expected as many images as labels',
  ),
  v.check(
    ({ labels, groups }) => groups === null || groups.length === labels.length,
    'Expected as many groups as labels',
  ),
);

const imagesSchema: v.GenericSchema<unknown, OwnImages> = v.object({
  train: splitSchema,
  validation: splitSchema,
  test: splitSchema,
});

export const datasetHeads = {
  store: 'datasets',
  schema: datasetHeadSchema,
  one: 'A data set of yours',
  many: 'your data sets',
} as const;

/** The images of a data set of a person's own; `null` where they are not what they should be. */
export function readImages(value: unknown): OwnImages | null {
  const result = v.safeParse(imagesSchema, value);
  return result.success ? result.output : null;
}

/** The head of new data. */
export function headOf(
  { title, classes, families }: Pick<DatasetHead, 'title' | 'classes' | 'families'>,
  images: OwnImages,
  createdAt: number,
): DatasetHead {
  const { train, validation, test } = images;
  return {
    version: datasetVersion,
    title,
    classes,
    families,
    counts: {
      train: train.labels.length,
      validation: validation.labels.length,
      test: test.labels.length,
    },
    sizeBytes: [train, validation, test].reduce(
      (sum, { images: bytes, labels, groups }) =>
        sum + bytes.byteLength + labels.byteLength + (groups?.byteLength ?? 0),
      0,
    ),
    createdAt,
  };
}

/** What the page needs to know of a data set. */
export function factsOf({ id, title, classes, counts }: OwnDataset): DatasetFacts {
  return {
    id,
    title,
    classes,
    ...nounsOf({ classes }),
    imageCount: counts.train + counts.validation + counts.test,
    manifestPath: null,
    credit: null,
  };
}

/** The facts of the data set with this id, MNIST or one of a person's own; `null` if it is not here. */
export function factsWithId(id: string, list: readonly OwnDataset[]): DatasetFacts | null {
  if (id === defaultDataset.id) return defaultDataset;
  const own = list.find((other) => other.id === id);
  return own === undefined ? null : factsOf(own);
}

/** A title that no other data set has as its id: “Letters”, “Letters 2”, … */
export function freeId(title: string, taken: readonly string[]): string {
  for (let number = 1; ; number++) {
    const ending = number === 1 ? '' : ` ${number}`;
    const id = title.slice(0, longestTitle - ending.length) + ending;
    if (!taken.includes(id)) return id;
  }
}
