/** Draws all fixed pairs of an evaluation, for seen and for held-out digits. */
import type { ClassSource } from '../../data/batches/batchRecipe.ts';
import { type Dataset, isComplete, type LabelledImages } from '../../data/dataset.ts';
import { imagesByClass } from '../../data/images/someImages.ts';
import { createRandom } from '../../data/random.ts';
import { heldOutSymbols } from '../../data/symbols/heldOutSymbols.ts';
import type { Episodes } from '../../metrics/neighbours/fewShot.ts';
import { seenClassesOf, unseenClassesOf } from '../../settings/seenClasses.ts';
import type { RunSettings } from '../../settings/settings.ts';
import { drawEpisodes, labelsOfOnly } from './episodes.ts';
import {
  drawEvaluationPairs,
  drawHeldOutPairs,
  type EvaluationPairs,
  evaluationSeed,
  type HeldOutPairs,
} from './evaluationPairs.ts';

/** `quick`: the fixed subset for use during training; `full`: all fixed pairs. */
export type EvaluationScope = 'quick' | 'full';

/** Pairs and one-shot questions for digits that training never shows. */
export interface HeldOutQuestions {
  readonly pairs: HeldOutPairs;
  /** `null` with one held-out digit. */
  readonly episodes: Episodes | null;
}

/** The kinds of images that can choose the threshold and the calibration. */
export type ChoosingSource = Exclude<ClassSource, 'turned'>;

/** The images that choose the threshold and the calibration. */
export interface ChoosingImages {
  /** The validation split; held-out symbols where training sees no class of the data set. */
  readonly source: ChoosingSource;
  readonly images: LabelledImages;
  /** The classes of its pairs, ascending: those of the data set that training sees, or all symbols. */
  readonly classes: readonly number[];
}

export interface FixedPairs {
  readonly choosing: ChoosingImages;
  /** Of the choosing images. */
  readonly validation: EvaluationPairs;
  /** Of test images of `testClasses`. */
  readonly test: EvaluationPairs;
  /** The classes that training sees, ascending; all of them where it sees none. */
  readonly testClasses: readonly number[];
  /** The classes that training does not see, ascending. */
  readonly heldOutDigits: readonly number[];
  /** From the test split; `null` if no digit is held out. */
  readonly heldOut: Readonly<Record<EvaluationScope, HeldOutQuestions>> | null;
}

/** The number of held-out pairs of each kind, and of one-shot episodes, for each scope. */
const heldOutCounts = { full: 5_000, quick: 500 } as const;
/** The most classes of a one-shot question: as in Omniglot's test (Lake et al. 2015). */
const mostWays = 20;

/** The settings that decide which classes training sees. */
export type SourceSettings = Pick<RunSettings, 'learnFrom' | 'heldOutDigits'>;

/** The images that choose the threshold of such a run. */
export function choosingImagesOf(dataset: Dataset, settings: SourceSettings): ChoosingImages {
  const seen = seenClassesOf(dataset, settings);
  if (seen.length > 0) {
    return { source: 'dataset', images: dataset.splits.validation, classes: seen };
  }
  const images = heldOutSymbols();
  return { source: 'symbols', images, classes: [...new Set(images.labels)] };
}

/** The classes of the data set that test pairs show: those that training sees, or else all. */
export function testClassesOf(dataset: Dataset, settings: SourceSettings): number[] {
  const seen = seenClassesOf(dataset, settings);
  return seen.length > 0 ? seen : Array.from(dataset.classes.keys());
}

/** Draws the fixed pairs; `null` until all validation and test images have arrived. */
export function drawFixedPairs(dataset: Dataset, settings: SourceSettings): FixedPairs | null {
  const { validation, test } = dataset.splits;
  if (!isComplete(validation) || !isComplete(test)) return null;
  const seenClasses = seenClassesOf(dataset, settings);
  const heldOutDigits = unseenClassesOf(dataset, settings);
  const choosing = choosingImagesOf(dataset, settings);
  const testClasses = testClassesOf(dataset, settings);
  const testPairs = drawEvaluationPairs(test.labels, testClasses, 1);
  const questions = (scope: EvaluationScope): HeldOutQuestions => {
    const images = scope === 'quick' ? testPairs.quickImages : Int32Array.from(test.labels.keys());
    const count = heldOutCounts[scope];
    return {
      pairs: drawHeldOutPairs(images, test.labels, heldOutDigits, seenClasses, count),
      episodes: heldOutEpisodes(images, test.labels, heldOutDigits, count),
    };
  };
  return {
    choosing,
    validation: drawEvaluationPairs(choosing.images.labels, choosing.classes, 0),
    test: testPairs,
    testClasses,
    heldOutDigits,
    heldOut:
      heldOutDigits.length === 0 ? null : { quick: questions('quick'), full: questions('full') },
  };
}

/** One-shot questions about those classes of which there are two images among these. */
function heldOutEpisodes(
  images: Int32Array,
  labels: Uint16Array,
  heldOut: readonly number[],
  count: number,
): Episodes | null {
  const some = labelsOfOnly(images, labels);
  const byClass = imagesByClass(some);
  const asked = heldOut.filter((label) => (byClass.get(label)?.length ?? 0) >= 2);
  if (asked.length < 2) return null;
  const ways = Math.min(asked.length, mostWays);
  return drawEpisodes(some, asked, count, createRandom(evaluationSeed, 'episodes'), { ways });
}
