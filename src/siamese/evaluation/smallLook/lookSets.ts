/** Chooses the images of a look: the same few of each split for every run, class by class. */
import { type Dataset, isComplete, type LabelledImages } from '../../../data/dataset.ts';
import { imagesByClass, spreadOverClasses } from '../../../data/images/someImages.ts';
import { createRandom } from '../../../data/random.ts';
import { AllPairs } from '../../../metrics/pairs/allPairs.ts';
import { ImageBootstrap } from '../../../metrics/pairs/imageBootstrap.ts';
import { type SphereSet, sphereSetOf } from '../embeddingGeometry.ts';
import { labelsOfOnly } from '../episodes.ts';
import { evaluationSeed } from '../evaluationPairs.ts';
import { choosingImagesOf, type SourceSettings, testClassesOf } from '../fixedPairs.ts';

/** A look takes at most this many images of each split. */
export const lookImages = 350;

/** The images that a look takes of one split. */
export interface LookSet {
  readonly split: LabelledImages;
  /** [rows] indices into the split, class by class. */
  readonly images: Int32Array;
  /** [rows] class indices. */
  readonly labels: Uint16Array;
  /** All pairs of the rows. */
  readonly pairs: AllPairs;
}

/** The images of a look. */
export interface LookSets {
  /** Chooses the threshold and the calibration. */
  readonly validation: LookSet;
  /** Is judged by them. */
  readonly test: LookSet;
  readonly bootstrap: ImageBootstrap;
  /** The classes of the validation images, ascending. */
  readonly validationClasses: readonly number[];
  /** Some of the test images. */
  readonly sphere: SphereSet;
}

/**
 * Chooses the images; `null` until all validation and test images have arrived.
 * @param isTied whether both towers have the same weights: else a pair counts in both orders
 */
export function drawLookSets(
  dataset: Dataset,
  settings: SourceSettings,
  isTied: boolean,
): LookSets | null {
  const { validation, test } = dataset.splits;
  if (!isComplete(validation) || !isComplete(test)) return null;
  const choosing = choosingImagesOf(dataset, settings);
  const testSet = setOf(test, testClassesOf(dataset, settings), isTied);
  return {
    validation: setOf(choosing.images, choosing.classes, isTied),
    test: testSet,
    bootstrap: new ImageBootstrap(testSet.pairs, createRandom(evaluationSeed, 'bootstrap')),
    validationClasses: choosing.classes,
    sphere: sphereSetOf(testSet.pairs),
  };
}

function setOf(split: LabelledImages, classes: readonly number[], isTied: boolean): LookSet {
  const chosen = spreadOverClasses(split.labels, [classes], lookImages);
  const byClass = imagesByClass(labelsOfOnly(chosen, split.labels));
  const ownImages = classes.map((label) => byClass.get(label) ?? []);
  const images = Int32Array.from(ownImages.flat());
  return {
    split,
    images,
    labels: Uint16Array.from(images, (image) => split.labels[image] ?? 0),
    pairs: new AllPairs(
      ownImages.map(({ length }) => length),
      !isTied,
    ),
  };
}
