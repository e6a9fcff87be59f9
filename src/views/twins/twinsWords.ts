/** Puts the content of the twins into words and into a table. Imports no React. */
import type { LossKind } from '../../settings/choices.ts';
import { losses } from '../../settings/facts/losses.ts';
import type { Nouns } from '../../settings/facts/nouns.ts';
import type { BatchPair } from '../../store/core/state.ts';
import type { PictureTable } from '../components/picture/pictureTable.ts';
import { formatCount, formatDistance } from '../format.ts';
import { putTwo } from '../pads/words.ts';
import type { TwinsPair } from './useShownPair.ts';

/** The pull of the loss, as arrows and words: colour is never the only sign. */
export const pulls: Readonly<Record<BatchPair['pull'], string>> = {
  together: '→ ← pulled together',
  apart: '← → pushed apart',
  none: 'left as they are',
};

/** One sentence about what the twins show. */
export function summaryOf(
  { batch, embeddingA, embeddingB, distance }: TwinsPair,
  loss: LossKind,
  nouns: Nouns,
  isTraining: boolean,
): string {
  if (batch !== null) {
    const { first, second, isPositive, pull } = batch.pair;
    const { positive, negative } = losses[loss].pairNames(nouns);
    const kind = isPositive ? `the ${positive}` : negative;
    return `Step ${formatCount(batch.step + 1)}, a ${first.className} and a ${second.className}: ${kind}, ${formatDistance(batch.pair.distance)} apart, ${pulls[pull].replace(/^[←→ ]+/, '')}.`;
  }
  const numbers = (embeddingA ?? embeddingB)?.length ?? 0;
  if (distance !== null) {
    return `The network makes ${numbers} numbers of each drawing; between the two it measures ${formatDistance(distance)}.`;
  }
  if (numbers > 0) return `The network makes ${numbers} numbers of a drawing; draw another one.`;
  return `${putTwo(nouns)}, or ${isTraining ? '' : 'press Train and '}watch the pairs that it learns from.`;
}

/** The numbers of the strips; `null` if there are none. */
export function tableOf({ embeddingA, embeddingB }: TwinsPair): PictureTable | null {
  const size = (embeddingA ?? embeddingB)?.length ?? 0;
  if (size === 0) return null;
  return {
    columns: ['number', 'f(A)', 'f(B)', 'A − B'],
    rows: Array.from({ length: size }, (_, place) => {
      const [a = null, b = null] = [embeddingA?.[place], embeddingB?.[place]];
      return [place + 1, a, b, a === null || b === null ? null : a - b];
    }),
  };
}
