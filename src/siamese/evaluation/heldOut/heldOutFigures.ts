/** Computes the figures of digits that a network has never seen, in turns, from embeddings of the test split. */
import { fewShotAccuracy } from '../../../metrics/neighbours/fewShot.ts';
import type { EmbeddedImages } from '../../../metrics/neighbours/nearestNeighbours.ts';
import type { Decision } from '../../../metrics/pairs/calibration.ts';
import type { PairSet } from '../../../metrics/pairs/pairSet.ts';
import { completeInTurns } from '../../../metrics/slices.ts';
import type { HeldOutFigures, PairFigures } from '../evaluation.ts';
import type { HeldOutQuestions } from '../fixedPairs.ts';
import { figuresOfPairs, pairDistances, sweepPairs } from '../pairFigures.ts';

/** Numbers of embeddings that are compared in one turn: a few milliseconds of work. */
const numbersPerTurn = 2_000_000;

/**
 * @param test a row for every image of the test split; those of images without a question may be empty
 * @param decision `null` without a threshold: then every pair is a guess
 * @param turn resolves when the next part of the work may run; rejects to cancel it
 */
export async function heldOutFiguresOf(
  test: EmbeddedImages,
  { pairs: { among, withSeen }, episodes }: HeldOutQuestions,
  decision: Decision | null,
  turn: () => Promise<void>,
): Promise<HeldOutFigures> {
  const figuresOf = async (pairs: PairSet | null): Promise<PairFigures | null> =>
    pairs === null
      ? null
      : figuresOfPairs(sweepPairs(await distancesInTurns(test, pairs, turn)), decision);
  const told =
    episodes === null ? null : await completeInTurns(fewShotAccuracy(test, episodes), turn);
  return {
    among: await figuresOf(among),
    withSeen: await figuresOf(withSeen),
    oneShotAccuracy: told?.accuracy ?? null,
    oneShotWays: episodes?.ways ?? null,
  };
}

async function distancesInTurns(
  images: EmbeddedImages,
  { first, second, countOfEach }: PairSet,
  turn: () => Promise<void>,
): Promise<Float32Array> {
  const distances = new Float32Array(first.length);
  const pairsPerTurn = Math.ceil(numbersPerTurn / images.queries.embeddingSize);
  for (let start = 0; start < first.length; start += pairsPerTurn) {
    await turn();
    const end = start + pairsPerTurn;
    const some = {
      first: first.subarray(start, end),
      second: second.subarray(start, end),
      countOfEach,
    };
    distances.set(pairDistances(images, some), start);
  }
  return distances;
}
