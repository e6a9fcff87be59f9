/** Evaluates a network on the fixed pairs, chunk by chunk, so that training can continue meanwhile. */
import type { Dataset } from '../../data/dataset.ts';
import { type EmbeddedImages, precisionAtOne } from '../../metrics/neighbours/nearestNeighbours.ts';
import { oneShotAccuracy } from '../../metrics/neighbours/oneShot.ts';
import { retrievalFigures } from '../../metrics/neighbours/retrieval.ts';
import { type Decision, fitDecision } from '../../metrics/pairs/calibration.ts';
import { classPairMatrix } from '../../metrics/pairs/classPairs.ts';
import { balancedAccuracyInterval, type Interval } from '../../metrics/pairs/interval.ts';
import { completeInTurns } from '../../metrics/slices.ts';
import { spreadOf } from '../../metrics/spread.ts';
import type { ChunkPace } from '../network/embedding.ts';
import type { SiameseNetwork } from '../network/siameseNetwork.ts';
import { embedBothWays } from './embeddingTables.ts';
import type { Evaluation, HeldOutFigures, RankingFigures } from './evaluation.ts';
import type { EvaluationScope, FixedPairs } from './fixedPairs.ts';
import {
  areDecidedRight,
  curveFiguresOf,
  figuresOfPairs,
  pairDistances,
  sweepPairs,
} from './pairFigures.ts';
import { type EvaluatedLoss, validationLossOf } from './validationLoss.ts';
import { viewsLossOf } from './viewsLoss.ts';

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
 * @param untrained figures of the same network before its first step, from `evaluateRanking`
 * @throws the signal's reason when aborted
 */
export async function evaluate(
  network: SiameseNetwork,
  loss: EvaluatedLoss,
  untrained: RankingFigures,
  task: EvaluationTask,
): Promise<Evaluation> {
  const { dataset, pairs, scope } = task;
  const images = imagesOf(task, 'validation');
  const validation = await embedBothWays(network, dataset.splits.validation, images, task);
  const decision = fitDecision(pairDistances(validation, pairs.validation[scope]));
  const { seenClasses } = pairs;
  const validationLoss = await (loss.recipe.kind === 'views'
    ? viewsLossOf(network, dataset.splits.validation, seenOf(task, images), loss, task)
    : validationLossOf(network, validation, images, seenClasses, loss));
  const test = await embedTest(network, task);
  const distances = pairDistances(test, pairs.test[scope]);
  const swept = sweepPairs(distances);
  return {
    decision,
    validationLoss,
    testDistances: distances,
    ...figuresOfPairs(swept, decision),
    ...curveFiguresOf(swept, decision),
    accuracyInterval: intervalOf(distances, decision, task),
    classPairs:
      decision === null
        ? []
        : classPairMatrix({
            pairs: pairs.test[scope],
            distances,
            labels: test.labels,
            classCount: dataset.classes.length,
            threshold: decision.threshold,
          }),
    ...(await rankingOf(test, decision, task)),
    heldOutDigits: pairs.heldOutDigits,
    untrained,
  };
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

function embedTest(network: SiameseNetwork, task: EvaluationTask): Promise<EmbeddedImages> {
  const images = imagesOf(task, 'test');
  return embedBothWays(network, task.dataset.splits.test, images, task);
}

async function rankingOf(
  test: EmbeddedImages,
  decision: Decision | null,
  task: EvaluationTask,
): Promise<RankingFigures> {
  const seen = new Set(task.pairs.seenClasses);
  const images = imagesOf(task, 'test').filter((image) => seen.has(test.labels[image] ?? 0));
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
    heldOut: heldOutOf(test, decision, task),
  };
}

/** At most so many of the images, at equal distances. */
function evenly(images: Int32Array, most: number): Int32Array {
  const stride = Math.ceil(images.length / most);
  return images.filter((_, at) => at % stride === 0);
}

function heldOutOf(
  test: EmbeddedImages,
  decision: Decision | null,
  { pairs, scope }: EvaluationTask,
): HeldOutFigures | null {
  const questions = pairs.heldOut?.[scope];
  if (questions === undefined) return null;
  const { among, withSeen } = questions.pairs;
  return {
    among: among === null ? null : figuresOfPairs(sweepPairs(pairDistances(test, among)), decision),
    withSeen: figuresOfPairs(sweepPairs(pairDistances(test, withSeen)), decision),
    oneShotAccuracy: questions.episodes === null ? null : oneShotAccuracy(test, questions.episodes),
  };
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

function interruptibleTurn({ turn, signal }: ChunkPace): () => Promise<void> {
  return async () => {
    await turn();
    signal.throwIfAborted();
  };
}

/** Those of some validation images whose classes are not held out. */
function seenOf({ dataset, pairs }: EvaluationTask, images: Int32Array): number[] {
  const { labels } = dataset.splits.validation;
  return Array.from(images).filter((image) => pairs.seenClasses.includes(labels[image] ?? 0));
}

/** The images of a split to embed, ascending. */
function imagesOf(
  { dataset, pairs, scope }: EvaluationTask,
  split: 'validation' | 'test',
): Int32Array {
  return scope === 'quick'
    ? pairs[split].quickImages
    : Int32Array.from(dataset.splits[split].labels.keys());
}
