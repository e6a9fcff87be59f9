/** Answers which test pairs of two classes the newest evaluation finds hardest, with their images. */
import { imageAt, type Split } from '../../../data/dataset.ts';
import type { PairSet } from '../../../metrics/pairs/pairSet.ts';
import type { ClassPair, WorstPair, WorstPairs } from '../../../protocol/answers/worstPairs.ts';
import type { Answer } from '../answer.ts';
import { newestEvaluationOf } from './newestEvaluation.ts';

/** At most this many pairs are shown. */
export const mostWorstPairs = 12;

/** The evaluated pairs of one split. */
export interface RankedPairs {
  readonly split: Split;
  /** Indices into the split. */
  readonly pairs: PairSet;
  /** [pairs] in the order of `pairs`. */
  readonly distances: Float32Array;
  /** A pair at or below this distance is called the same; `null` without an evaluation. */
  readonly threshold: number | null;
}

/**
 * The worst pairs of two classes; the order of the classes does not matter. Pairs of one class come
 * farthest first, pairs of two classes nearest first, equal distances in drawing order. A pair that was
 * drawn twice counts once; a distance that is not finite is left out.
 * @throws RangeError when the numbers of distances and of pairs differ
 */
export function worstPairsOf(evaluated: RankedPairs, classA: number, classB: number): WorstPair[] {
  const { split, pairs, distances, threshold } = evaluated;
  if (distances.length !== pairs.first.length) {
    throw new RangeError(`Got ${distances.length} distances of ${pairs.first.length} pairs`);
  }
  const isPositive = classA === classB;
  const pairAt = (pair: number) => {
    const [first, second] = [pairs.first[pair] ?? -1, pairs.second[pair] ?? -1];
    const [firstClass, secondClass] = [split.labels[first] ?? -1, split.labels[second] ?? -1];
    return { first, second, firstClass, secondClass, distance: distances[pair] ?? Number.NaN };
  };
  type Candidate = ReturnType<typeof pairAt>;
  const isAsked = ({ firstClass, secondClass, distance }: Candidate): boolean =>
    Number.isFinite(distance) &&
    Math.min(firstClass, secondClass) === Math.min(classA, classB) &&
    Math.max(firstClass, secondClass) === Math.max(classA, classB);
  const ranked = Array.from(distances.keys(), pairAt)
    .filter(isAsked)
    .sort((one, other) => (isPositive ? -1 : 1) * (one.distance - other.distance));
  const drawn = new Set<string>();
  const isNew = ({ first, second }: Candidate): boolean => {
    const images = `${Math.min(first, second)} ${Math.max(first, second)}`;
    if (drawn.has(images)) return false;
    drawn.add(images);
    return true;
  };
  return ranked
    .filter(isNew)
    .slice(0, mostWorstPairs)
    .map(({ first, second, firstClass, secondClass, distance }) => ({
      imageA: imageAt(split, first).slice(),
      imageB: imageAt(split, second).slice(),
      classA: firstClass,
      classB: secondClass,
      distance,
      isCalledSame: threshold === null ? null : distance <= threshold,
    }));
}

/**
 * The worst pairs of two classes in a run's newest evaluation.
 * @throws Error before the first evaluation
 */
export const answerWorstPairs: Answer<ClassPair, WorstPairs> = async (run, { classA, classB }) => {
  const { step, scope, pairs, distances, threshold } = newestEvaluationOf(run);
  const evaluated = { split: run.parts.dataset.splits.test, pairs, distances, threshold };
  return { runId: run.id, step, scope, pairs: worstPairsOf(evaluated, classA, classB) };
};
