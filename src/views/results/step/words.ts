/** Puts the pairs of a step into words and into a table. Imports no React. */
import type { LossKind } from '../../../settings/choices.ts';
import { losses } from '../../../settings/facts/losses.ts';
import { haveOneNoun, imagesOfKind, type Nouns } from '../../../settings/facts/nouns.ts';
import type { BatchPair, StepPairs } from '../../../store/core/state.ts';
import type { PictureTable } from '../../components/picture/pictureTable.ts';
import { formatCount, formatDistance } from '../../format.ts';

/** The signs of a pull: colour alone must not show it. */
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
 * The name of a step, counted from 1.
 * @param isNext whether the run is at rest, and this step comes next
 */
export function stepName({ step }: StepPairs, isNext: boolean): string {
  return `${isNext ? 'The next step,' : 'Step'} ${formatCount(step + 1)}`;
}

/** One sentence about the pulls in a batch. */
export function summaryOf(pairs: StepPairs, loss: LossKind, isNext: boolean, nouns: Nouns): string {
  const { negatives } = pairs;
  const [all, pulled] = [formatCount(negatives.all), formatCount(negatives.pulled)];
  const start = stepName(pairs, isNext);
  const { pushedPairs, pairNames } = losses[loss];
  if (pushedPairs === null) {
    return `${start}: ${formatCount(pairs.positives.all)} pairs of the ${pairNames(nouns).positive} are pulled together; none of the ${all} different pairs is pushed apart.`;
  }
  const nearest = pairs.pairs.find(({ isPositive }) => !isPositive);
  const hardest =
    nearest === undefined
      ? ''
      : `; the hardest: a ${nearest.first.className} and a ${nearest.second.className} at ${formatDistance(nearest.distance)}`;
  return `${start}: ${pulled} of ${all} different pairs ${negatives.pulled === 1 ? 'is' : 'are'} ${pushedPairs}${hardest}.`;
}

/** What the panel shows once there are images. */
export function promise(nouns: Nouns): string {
  const pairs = haveOneNoun(nouns)
    ? `the same ${nouns.imageNoun.one} written most differently, and ${imagesOfKind('different', nouns)} that look most alike`
    : `${imagesOfKind('same', nouns)} that differ most, and ${imagesOfKind('different', nouns)} that look most alike`;
  return `Two rows of pairs: ${pairs}. Press one to put it on the pads.`;
}

/** A pair in words, for screen readers. */
export function pairName(
  { first, second, isPositive, distance, pull }: BatchPair,
  loss: LossKind,
  nouns: Nouns,
): string {
  const kind = losses[loss].pairNames(nouns)[isPositive ? 'positive' : 'negative'];
  return `${first.className} and ${second.className}, ${kind}, distance ${formatDistance(distance)}, ${pullWords[pull]}`;
}

export function tableOf({ step, pairs }: StepPairs, { classNoun: { one } }: Nouns): PictureTable {
  return {
    columns: ['step', `${one} A`, `${one} B`, 'pair', 'distance', 'what the loss does'],
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
