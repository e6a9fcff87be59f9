/** Puts training together: a network, its loss, its trainer, and its batches. */
import { batchRecipeOf } from '../../data/batches/batchRecipe.ts';
import { TrainingImages } from '../../data/batches/trainingImages.ts';
import type { Dataset } from '../../data/dataset.ts';
import { mathFor } from '../../data/exactMath/mathFunctions.ts';
import type { SymbolPool } from '../../data/symbols/symbolPool.ts';
import { seenClassesOf } from '../../settings/seenClasses.ts';
import type { RunSettings } from '../../settings/settings.ts';
import { createLoss } from '../losses/createLoss.ts';
import { type Architecture, architectureOf } from '../network/architecture/architecture.ts';
import { initialParameters, networkKindOf, planNetwork } from '../network/plans/networkPlan.ts';
import { SiameseNetwork } from '../network/siameseNetwork.ts';
import { Trainer, type TrainerSnapshot } from './trainer.ts';
import { TrainingBatches } from './trainingBatches.ts';

export interface Training {
  /** The caller of `createTraining` disposes it. */
  readonly trainer: Trainer;
  readonly batches: TrainingBatches;
}

/** The state in which training begins. */
export interface TrainingStart {
  readonly architecture: Architecture;
  /** Steps done so far. */
  readonly step: number;
  /** `null` takes the first weights from the seed. */
  readonly trainer: TrainerSnapshot | null;
}

/**
 * Creates the trainer and the batches.
 * @param start by default, the start of an untrained network
 * @param symbols of the run's seed; `null` for a run that learns from no symbols
 * @throws ArchitectureError when a layer does not fit the layer before it
 */
export function createTraining(
  dataset: Dataset,
  settings: RunSettings,
  start: TrainingStart = { architecture: architectureOf(settings), step: 0, trainer: null },
  symbols: SymbolPool | null = null,
): Training {
  const { seed } = settings;
  const classes = seenClassesOf(dataset, settings);
  const recipe = batchRecipeOf(settings, classes.length);
  const plan = planNetwork(start.architecture, networkKindOf(settings));
  const parameters = start.trainer?.parameters ?? initialParameters(plan, seed);
  const network = SiameseNetwork.create(plan, parameters);
  const loss = createLoss(settings, recipe);
  return {
    trainer: new Trainer(network, loss, { settings, step: start.step, memory: start.trainer }),
    batches: new TrainingBatches(plan, {
      images: new TrainingImages(dataset, symbols),
      recipe,
      classes,
      seed,
      math: mathFor(settings.exactArithmetic),
    }),
  };
}
