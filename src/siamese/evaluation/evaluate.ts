/** Evaluates a network on the fixed pairs, chunk by chunk, so that training can continue meanwhile. */
import type { Dataset } from '../../data/dataset.ts';
import { type EmbeddedImages, precisionAtOne } from '../../metrics/neighbours/nearestNeighbours.ts';
import { retrievalFigures } from '../../metrics/neighbours/retrieval.ts';
import { classPairMatrix } from '../../metrics/pairs/byClass/classPairs.ts';
import { thresholdConsistency } from '../../metrics/pairs/byClass/thresholdConsistency.ts';
import { type Decision, fitDecision } from '../../metrics/pairs/calibration.ts';
import { balancedAccuracyInterval, type Interval } from '../../metrics/pairs/interval.ts';
import { completeInTurns } from '../../metrics/slices.ts';
import { spreadOf } from '../../metrics/spread.ts';
import { type ChunkPace, interruptibleTurn } from '../network/embedding.ts';
import type { SiameseNetwork } from '../network/siameseNetwork.ts';
import { embedBothWays } from './embeddingTables.ts';
import type { Evaluation, HeldOutFigures, RankingFigures, Yardsticks } from './evaluation.ts';
import type { EvaluationScope, FixedPairs } from './fixedPairs.ts';
import { heldOutFiguresOf } from './heldOut/heldOutFigures.ts';
import { pixelEmbeddings } from './heldOut/plainPixels.ts';
import { type EvaluatedLoss, validationLossOf } from './loss/validationLoss.ts';
import { viewsLossOf } from './loss/viewsLoss.ts';
import {
  areDecidedRight,
  curveFiguresOf,
  figuresOfPairs,
  pairDistances,
  sweepPairs,
} from './pairFigures.ts';

/** The most queries for precision@1; each searches all images. */
const mostQueries = 2_000;
/** The most queries for R-precision and MAP@R; each puts all images in order. */
const mostRetrievals = 250;

/** The data of an evaluation, and its scope. */
export interface EvaluationTask extends ChunkPace {
  readonly dataset: Dataset;
  readonly pairs: FixedPairs;
  readonly scope: EvaluationScope;
}

/**
 * Evaluates a network whose parameters do not change meanwhile: a frozen one.
 * @param yardsticks figures of the same network before its first step, from `evaluateRanking`, and of pixels
 * @throws the signal's reason when aborted
 */
export async function evaluate(
  network: SiameseNetwork,
  loss: EvaluatedLoss,
  yardsticks: Yardsticks,
  task: EvaluationTask,
): Promise<Evaluation> {
  const { pairs, scope } = task;
  const { choosing } = pairs;
  const images = imagesOf(task, 'validation');
  const validation = await embedBothWays(network, choosing.images, images, task);
  const decision = fitDecision(pairDistances(validation, pairs.validation[scope]));
  const validationLoss = await (loss.recipe.kind === 'views'
    ? viewsLossOf(network, choosing.images, seenOf(task, images), loss, task)
    : validationLossOf(network, validation, images, choosing.classes, loss));
  const test = await embedTest(network, task);
  const distances = pairDistances(test, pairs.test[scope]);
  const swept = sweepPairs(distances);
  return {
    decision,
    decidedBy: choosing.source,
    validationLoss,
    testDistances: distances,
    ...figuresOfPairs(swept, decision),
    ...curveFiguresOf(swept, decision),
    accuracyInterval: intervalOf(distances, decision, task),
    classPairs: classPairsOf(test.labels, distances, decision, task),
    thresholdConsistency:
      scope === 'quick' ? null : thresholdConsistency(pairs.test.full, distances, test.labels),
    ...(await rankingOf(test, decision, task)),
    heldOutDigits: pairs.heldOutDigits,
    ...yardsticks,
  };
}

function classPairsOf(
  labels: Uint16Array,
  distances: Float32Array,
  decision: Decision | null,
  { dataset, pairs, scope }: EvaluationTask,
): Evaluation['classPairs'] {
  if (decision === null) return { classes: [], cells: [] };
  return classPairMatrix({
    pairs: pairs.test[scope],
    distances,
    labels,
    classCount: dataset.classes.length,
    threshold: decision.threshold,
  });
}

/**
 * The figures of an untrained network: those that need no threshold.
 * @throws the signal's reason when aborted
 */
export async function evaluateRanking(
  network: SiameseNetwork,
  task: EvaluationTask,
): Promise<RankingFigures> {
  return rankingOf(await embedTest(network, task), null, task);
}

/**
 * The figures of held-out digits by plain pixels, without any network; `null` if no digit is held out.
 * @throws the signal's reason when aborted
 */
export async function evaluatePixels(task: EvaluationTask): Promise<HeldOutFigures | null> {
  if (task.pairs.heldOut === null) return null;
  const { test } = task.dataset.splits;
  const images = await pixelEmbeddings(test, imagesOf(task, 'test'), interruptibleTurn(task));
  return heldOutOf(images, null, task);
}

function embedTest(network: SiameseNetwork, task: EvaluationTask): Promise<EmbeddedImages> {
  const images = imagesOf(task, 'test');
  return embedBothWays(network, task.dataset.splits.test, images, task);
}

async function rankingOf(
  test: EmbeddedImages,
  decision: Decision | null,
  task: EvaluationTask,
): Promise<RankingFigures> {
  const judged = new Set(task.pairs.testClasses);
  const images = imagesOf(task, 'test').filter((image) => judged.has(test.labels[image] ?? 0));
  const turn = interruptibleTurn(task);
  return {
    spread: spreadOf(test.queries, images),
    precisionAt1: await completeInTurns(
      precisionAtOne(test, evenly(images, mostQueries), images),
      turn,
    ),
    retrieval: await completeInTurns(
      retrievalFigures(test, evenly(images, mostRetrievals), images),
      turn,
    ),
    heldOut: await heldOutOf(test, decision, task),
  };
}

async function heldOutOf(
  test: EmbeddedImages,
  decision: Decision | null,
  task: EvaluationTask,
): Promise<HeldOutFigures | null> {
  const questions = task.pairs.heldOut?.[task.scope];
  if (questions === undefined) return null;
  return heldOutFiguresOf(test, questions, decision, interruptibleTurn(task));
}

/** At most so many of the images, at equal distances. */
function evenly(images: Int32Array, most: number): Int32Array {
  const stride = Math.ceil(images.length / most);
  return images.filter((_, at) => at % stride === 0);
}

function intervalOf(
  distances: Float32Array,
  decision: Decision | null,
  { pairs, scope, dataset }: EvaluationTask,
): Interval | null {
  if (decision === null) return null;
  const isRight = areDecidedRight(distances, decision.threshold);
  return balancedAccuracyInterval(pairs.test[scope], isRight, dataset.splits.test.count);
}

/** Those of some choosing images whose classes are not held out. */
function seenOf({ pairs }: EvaluationTask, images: Int32Array): number[] {
  const { images: of, classes } = pairs.choosing;
  return Array.from(images).filter((image) => classes.includes(of.labels[image] ?? 0));
}

/** The images of a split to embed, ascending. */
function imagesOf(
  { dataset, pairs, scope }: EvaluationTask,
  split: 'validation' | 'test',
): Int32Array {
  if (scope === 'quick') return pairs[split].quickImages;
  const { labels } = split === 'test' ? dataset.splits.test : pairs.choosing.images;
  return Int32Array.from(labels.keys());
}
