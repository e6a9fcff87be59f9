/** Draws all fixed pairs of an evaluation, for seen and for held-out digits. */
import { type Dataset, isComplete } from '../../data/dataset.ts';
import { createRandom } from '../../data/random.ts';
import { seenClassesOf } from '../../data/seenClasses.ts';
import type { Episodes } from '../../metrics/neighbours/fewShot.ts';
import { drawEpisodes } from './episodes.ts';
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

export interface FixedPairs {
  /** Of seen digits only. */
  readonly validation: EvaluationPairs;
  /** Of seen digits only. */
  readonly test: EvaluationPairs;
  readonly heldOutDigits: readonly number[];
  /** The other classes, ascending. */
  readonly seenClasses: readonly number[];
  /** From the test split; `null` if no digit is held out. */
  readonly heldOut: Readonly<Record<EvaluationScope, HeldOutQuestions>> | null;
}

/** The number of held-out pairs of each kind, and of one-shot episodes, for each scope. */
const heldOutCounts = { full: 5_000, quick: 500 } as const;

/** Draws the fixed pairs; `null` until all validation and test images have arrived. */
export function drawFixedPairs(
  dataset: Dataset,
  heldOutDigits: readonly number[],
): FixedPairs | null {
  const { validation, test } = dataset.splits;
  if (!isComplete(validation) || !isComplete(test)) return null;
  const seenClasses = seenClassesOf(dataset, heldOutDigits);
  const testPairs = drawEvaluationPairs(test.labels, seenClasses, 1);
  const questions = (scope: EvaluationScope): HeldOutQuestions => {
    const images = scope === 'quick' ? testPairs.quickImages : Int32Array.from(test.labels.keys());
    const count = heldOutCounts[scope];
    return {
      pairs: drawHeldOutPairs(images, test.labels, heldOutDigits, seenClasses, count),
      episodes:
        heldOutDigits.length < 2
          ? null
          : drawEpisodes(
              labelsOfOnly(images, test.labels),
              heldOutDigits,
              count,
              createRandom(evaluationSeed, 'episodes'),
            ),
    };
  };
  return {
    validation: drawEvaluationPairs(validation.labels, seenClasses, 0),
    test: testPairs,
    heldOutDigits,
    seenClasses,
    heldOut:
      heldOutDigits.length === 0 ? null : { quick: questions('quick'), full: questions('full') },
  };
}

/** The labels of these images; every other image gets 255, which is no class. */
function labelsOfOnly(images: Int32Array, labels: Uint8Array): Uint8Array {
  const some = new Uint8Array(labels.length).fill(255);
  for (const image of images) some[image] = labels[image] ?? 255;
  return some;
}
