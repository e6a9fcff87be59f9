/** Splits other people's data into training, validation and test images where the files do not. */

import { digitPixels } from '../digit.ts';
import { createRandom, type RandomSource } from '../random.ts';
import type { SplitName } from '../shards/manifest.ts';
import { counted } from './bounds.ts';
import { DataFileError } from './dataFileError.ts';
import type { FoundData, FoundPart, LeftOut, PartName } from './foundData.ts';

/** Of each class, this share is for validation, and as much for the test; the rest is for training. */
const heldBackShare = 0.15;
/** Where the files have test images, this share of the training images is for validation. */
const validationShare = 1 / 12;
/** Fewer images of a class cannot be split. */
export const fewestOfClass = 6;
/** Each split has at least so many images of a class. */
const fewestOfSplit = 2;
/** A refusal tells of so many classes. */
const mostReasons = 3;

/** Which images a split has. */
export interface PlannedSplit {
  /** For each image its part, an index into `FoundData.parts`, … */
  readonly parts: Uint8Array;
  /** … and its place in that part. */
  readonly places: Uint32Array;
}

/** The three splits, before an image is copied. */
export interface SplitPlan {
  /** Indices into `FoundData.classes`, in their order: the classes that are not left out. */
  readonly keptClasses: readonly number[];
  readonly classes: readonly string[];
  readonly families: readonly string[] | null;
  readonly splits: Readonly<Record<SplitName, PlannedSplit>>;
  /** The classes that are left out; to be shown after `FoundData.leftOut`. */
  readonly leftOut: readonly LeftOut[];
}

/** The images of a split, copied together. */
export interface GatheredSplit {
  readonly count: number;
  readonly images: Uint8Array<ArrayBuffer>;
  /** Indices into the plan's classes. */
  readonly labels: Uint16Array<ArrayBuffer>;
  readonly groups: Uint16Array<ArrayBuffer> | null;
}

interface Place {
  readonly part: number;
  readonly place: number;
}

type ClassSplits = Readonly<Record<SplitName, readonly Place[]>>;

/**
 * Which images are for training, validation and test: as the files say; what they do not say is drawn, class
 * by class: 70, 15 and 15 %, or a twelfth of the training images for validation, but at least two.
 * @param seed a whole number from 0 to 2³¹ − 1: the same data and seed give the same splits
 * @throws DataFileError when fewer than two classes can be split
 */
export function planSplits(found: FoundData, seed: number): SplitPlan {
  const byClass = placesByClass(found);
  const leftOut: LeftOut[] = [];
  const keptClasses: number[] = [];
  const kept: ClassSplits[] = [];
  for (const [label, places] of byClass.entries()) {
    const splits = splitClass(places, createRandom(seed, 'split', label));
    const why = whyNot(splits, places);
    if (why === null) {
      keptClasses.push(label);
      kept.push(splits);
    } else {
      const count = Object.values(places).flat().length;
      leftOut.push({ what: `the class ${found.classes[label]}`, count, why });
    }
  }
  if (keptClasses.length < 2) {
    const reasons = leftOut.slice(0, mostReasons).map(({ what, why }) => `; ${what}: ${why}`);
    throw new DataFileError(
      `${found.name} has ${keptClasses.length === 1 ? '1 class' : 'no class'} that can be split, ` +
        `and at least 2 are needed${reasons.join('')}`,
    );
  }
  const choose = <Item>(items: readonly Item[]): Item[] =>
    keptClasses.flatMap((label) => items.slice(label, label + 1));
  return {
    keptClasses,
    classes: choose(found.classes),
    families: found.families === null ? null : choose(found.families),
    splits: {
      train: planned(kept.map(({ train }) => train)),
      validation: planned(kept.map(({ validation }) => validation)),
      test: planned(kept.map(({ test }) => test)),
    },
    leftOut,
  };
}

/** Copies the images of one split together, class by class. */
export function gatherSplit(found: FoundData, plan: SplitPlan, split: SplitName): GatheredSplit {
  const { parts, places } = plan.splits[split];
  const count = places.length;
  const images = new Uint8Array(count * digitPixels);
  const labels = new Uint16Array(count);
  const hasGroups = found.parts.every(({ groups }) => groups !== null);
  const groups = hasGroups ? new Uint16Array(count) : null;
  const newLabels = new Map(plan.keptClasses.map((label, index) => [label, index]));
  for (const [index, place] of places.entries()) {
    const part = found.parts[parts[index] ?? 0];
    if (part === undefined) continue;
    const image = part.images.subarray(place * digitPixels, (place + 1) * digitPixels);
    images.set(image, index * digitPixels);
    labels[index] = newLabels.get(part.labels[place] ?? 0) ?? 0;
    if (groups !== null) groups[index] = part.groups?.[place] ?? 0;
  }
  return { count, images, labels, groups };
}

type PlacesByPart = Record<PartName, Place[]>;

/** For each class, the places of its images. */
function placesByClass({ classes, parts }: FoundData): PlacesByPart[] {
  const byClass = classes.map(
    (): PlacesByPart => ({ all: [], train: [], validation: [], test: [] }),
  );
  for (const [part, { name, labels }] of rolesOf(parts).entries()) {
    for (const [place, label] of labels.entries()) byClass[label]?.[name].push({ part, place });
  }
  return byClass;
}

/** A part alone is split; validation images without test images are the test images. */
function rolesOf(parts: readonly FoundPart[]): readonly FoundPart[] {
  const has = (name: PartName): boolean => parts.some((part) => part.name === name);
  return parts.map((part) => {
    if (parts.length === 1) return { ...part, name: 'all' };
    if (!has('train')) return { ...part, name: part.name === 'validation' ? 'train' : part.name };
    if (!has('test') && part.name === 'validation') return { ...part, name: 'test' };
    return part;
  });
}

function splitClass(places: PlacesByPart, random: RandomSource): ClassSplits {
  const { all, train, validation, test } = places;
  const drawn = shuffled(all, random);
  const heldBack = atLeastTwo(heldBackShare * drawn.length);
  const given = validation.length > 0 ? train : shuffled(train, random);
  const cut = validation.length > 0 ? 0 : atLeastTwo(validationShare * given.length);
  return {
    train: [...drawn.slice(2 * heldBack), ...given.slice(cut)],
    validation: [...drawn.slice(0, heldBack), ...given.slice(0, cut), ...validation],
    test: [...drawn.slice(heldBack, 2 * heldBack), ...test],
  };
}

/** A positive pair needs two images. */
function atLeastTwo(share: number): number {
  return Math.max(fewestOfSplit, Math.round(share));
}

/** Why a class is left out; `null` if it is not. */
function whyNot(splits: ClassSplits, places: PlacesByPart): string | null {
  const count = Object.values(places).flat().length;
  if (count < fewestOfClass) {
    const images = count === 1 ? '1 image' : `${counted(count)} images`;
    return `it has ${images}, and a class needs at least ${fewestOfClass} to be split`;
  }
  if (splits.test.length < fewestOfSplit) return 'the files have too few test images of it';
  if (splits.train.length < fewestOfSplit) return 'the files have too few training images of it';
  if (splits.validation.length < fewestOfSplit) {
    return 'the files have too few validation images of it';
  }
  return null;
}

/** In a random order: Fisher and Yates, in the form of Durstenfeld (1964). */
function shuffled(places: readonly Place[], random: RandomSource): readonly Place[] {
  const order = [...places];
  for (let end = order.length - 1; end > 0; end--) {
    const other = random.below(end + 1);
    const [one, two] = [order[end], order[other]];
    if (one === undefined || two === undefined) continue;
    [order[end], order[other]] = [two, one];
  }
  return order;
}

function planned(byClass: readonly (readonly Place[])[]): PlannedSplit {
  const all = byClass.flat();
  return {
    parts: Uint8Array.from(all, ({ part }) => part),
    places: Uint32Array.from(all, ({ place }) => place),
  };
}
