/** The pairs of a step in words and numbers. */
import type { LossKind } from '../../../settings/choices.ts';
import { losses } from '../../../settings/facts/losses.ts';
import type { BatchPair, StepPairs } from '../../../store/core/state.ts';
import type { PictureTable } from '../../components/picture/pictureTable.ts';
import { formatCount } from '../../format.ts';

/** What a pull looks like: never told by a colour alone. */
export const pullSigns: Readonly<Record<BatchPair['pull'], string>> = {
  together: '→ ←',
  apart: '← →',
  none: '',
};

const pullWords: Readonly<Record<BatchPair['pull'], string>> = {
  together: 'pulled together',
  apart: 'pushed apart',
  none: 'left as they are',
};

/**
 * Steps are counted from 1 for a person.
 * @param isNext whether the run rests, and will take this step when it goes on
 */
export function stepName({ step }: StepPairs, isNext: boolean): string {
  return `${isNext ? 'The next step,' : 'Step'} ${formatCount(step + 1)}`;
}

/** What a batch teaches, in one sentence. */
export function summaryOf(pairs: StepPairs, loss: LossKind, isNext: boolean): string {
  const { negatives } = pairs;
  const [all, pulled] = [formatCount(negatives.all), formatCount(negatives.pulled)];
  const start = stepName(pairs, isNext);
  const { pushedPairs } = losses[loss];
  if (pushedPairs === null) {
    return `${start}: ${formatCount(pairs.positives.all)} pairs of the same digit are pulled together; none of the ${all} different pairs is pushed apart.`;
  }
  const nearest = pairs.pairs.find(({ isPositive }) => !isPositive);
  const hardest =
    nearest === undefined
      ? ''
      : `; the hardest: a ${nearest.first.className} and a ${nearest.second.className} at ${nearest.distance.toFixed(2)}`;
  return `${start}: ${pulled} of ${all} different pairs ${negatives.pulled === 1 ? 'is' : 'are'} ${pushedPairs}${hardest}.`;
}

/** A pair for those who hear the page. */
export function pairName({ first, second, isPositive, distance, pull }: BatchPair): string {
  const kind = isPositive ? 'same digit' : 'different digits';
  return `${first.className} and ${second.className}, ${kind}, distance ${distance.toFixed(2)}, ${pullWords[pull]}`;
}

export function tableOf({ step, pairs }: StepPairs): PictureTable {
  return {
    columns: ['step', 'digit A', 'digit B', 'pair', 'distance', 'what the loss does'],
    rows: pairs.map(({ first, second, isPositive, distance, pull }) => [
      step + 1,
      first.className,
      second.className,
      isPositive ? 'same' : 'different',
      distance,
      pullWords[pull],
    ]),
  };
}
