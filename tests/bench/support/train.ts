/** Trains a network as the page does, and measures it in full. */
import type { Dataset } from '../../../src/data/dataset.ts';
import type { SymbolPool } from '../../../src/data/symbols/symbolPool.ts';
import type { RunSettings } from '../../../src/settings/settings.ts';
import {
  evaluate,
  evaluatePixels,
  evaluateRanking,
} from '../../../src/siamese/evaluation/evaluate.ts';
import type { Evaluation } from '../../../src/siamese/evaluation/evaluation.ts';
import { drawFixedPairs } from '../../../src/siamese/evaluation/fixedPairs.ts';
import { createEvaluatedLoss } from '../../../src/siamese/evaluation/loss/validationLoss.ts';
import { initialParameters } from '../../../src/siamese/network/plans/networkPlan.ts';
import { SiameseNetwork } from '../../../src/siamese/network/siameseNetwork.ts';
import { freshRun } from '../../../src/worker/run/start/freshRun.ts';
import { Stepper } from '../../../src/worker/run/stepper.ts';

/** A network that has been trained and measured. */
export interface TrainedNetwork {
  readonly evaluation: Evaluation;
  /** Mean time of a step. */
  readonly stepMs: number;
  /** [parameterCount] */
  readonly parameters: Float32Array;
}

/**
 * Trains with these settings to the planned end, and measures on all the fixed pairs.
 * @param symbols the full pool of the seed; `null` for settings that use none
 */
export async function trainAndMeasure(
  dataset: Dataset,
  settings: RunSettings,
  symbols: SymbolPool | null = null,
): Promise<TrainedNetwork> {
  const stepper = new Stepper(freshRun(1, settings), dataset, symbols);
  const begunMs = performance.now();
  while (!stepper.isDone) await stepper.launchStep();
  const stepMs = (performance.now() - begunMs) / settings.steps;
  const pairs = drawFixedPairs(dataset, settings);
  if (pairs === null) throw new Error('Validation or test images are missing');
  const measuring = {
    dataset,
    pairs,
    scope: 'full',
    chunkImages: 200,
    turn: async () => {},
    signal: new AbortController().signal,
  } as const;
  const { judged: network, recipe } = stepper;
  const untrained = SiameseNetwork.create(
    network.plan,
    initialParameters(network.plan, settings.seed),
  );
  const yardsticks = {
    untrained: await evaluateRanking(untrained, measuring),
    pixels: await evaluatePixels(measuring),
  };
  const evaluated = createEvaluatedLoss(settings, recipe);
  const evaluation = await evaluate(network, evaluated, yardsticks, measuring);
  evaluated.loss.dispose();
  const parameters = await network.readParameters();
  untrained.dispose();
  stepper.dispose();
  return { evaluation, stepMs, parameters };
}
