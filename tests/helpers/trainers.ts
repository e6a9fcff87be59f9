/** Creates trainers on real digits for tests. */

import { type BatchRecipe, batchRecipeOf } from '../../src/data/batches/batchRecipe.ts';
import { createRandom } from '../../src/data/random.ts';
import { optimizers } from '../../src/settings/facts/optimizers.ts';
import { reconciled } from '../../src/settings/rules.ts';
import { defaultSettings, type RunSettings } from '../../src/settings/settings.ts';
import { createLoss } from '../../src/siamese/losses/createLoss.ts';
import { architectureOf } from '../../src/siamese/network/architecture/architecture.ts';
import {
  initialParameters,
  networkKindOf,
  planNetwork,
} from '../../src/siamese/network/plans/networkPlan.ts';
import { SiameseNetwork } from '../../src/siamese/network/siameseNetwork.ts';
import {
  type StepSettings,
  Trainer,
  type TrainerSnapshot,
} from '../../src/siamese/training/trainer.ts';

/** With these settings a step takes a few milliseconds. */
export function quick(change: Partial<RunSettings> = {}): RunSettings {
  const { optimizer = 'adam' } = change;
  return reconciled({
    ...defaultSettings,
    encoder: 'mlp',
    encoderSize: 'small',
    embeddingSize: 8,
    imagesPerDigit: 3,
    optimizer,
    averageWeights: false,
    learningRate: optimizers[optimizer].recommendedRate,
    ...change,
  });
}

export function recipeOf(settings: RunSettings): BatchRecipe {
  return batchRecipeOf(settings, 10);
}

/** A trainer of a run, fresh or from a snapshot; the caller owns it. */
export function makeTrainer(
  settings: RunSettings,
  snapshot: TrainerSnapshot | null = null,
  step = 0,
): Trainer {
  const plan = planNetwork(architectureOf(settings), networkKindOf(settings));
  const parameters = snapshot?.parameters ?? initialParameters(plan, settings.seed);
  return new Trainer(
    SiameseNetwork.create(plan, parameters),
    createLoss(settings, recipeOf(settings)),
    { settings, step, memory: snapshot },
  );
}

/** The settings of a step; equal steps get equal random numbers. */
export function stepSettingsOf(settings: RunSettings, step = 0): StepSettings {
  const { margin, temperature, learningRate, seed } = settings;
  return {
    settings: { margin, temperature },
    learningRate,
    random: () => createRandom(seed, 'mining', step),
  };
}

/** Takes a step and returns its loss. */
export function stepWith(
  trainer: Trainer,
  inputs: readonly Float32Array[],
  settings: StepSettings,
): number {
  const loss = trainer.step(inputs, settings);
  const [value = Number.NaN] = loss.dataSync();
  loss.dispose();
  return value;
}
