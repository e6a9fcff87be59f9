/** Computes what changes from step to step of a run: the learning rate, and how much digits count. */
import { engineMath, type MathFunctions } from '../../data/exactMath/mathFunctions.ts';
import type { ScheduleKind } from '../../settings/choices.ts';

/** The steps of one run, or of one *Train on*. */
export interface TrainingPhase {
  /** Its first step. */
  readonly start: number;
  /** The step after its last one. */
  readonly end: number;
  /** Steps over which the rate rises from near 0, which protects a trained network. */
  readonly warmUpSteps: number;
}

/** The least share of warm-up steps in a *Train on*. */
const warmUpShare = 0.05;

/** The first phase of a run. */
export function firstPhase(steps: number, warmUpSteps: number): TrainingPhase {
  return { start: 0, end: steps, warmUpSteps };
}

/** The phase in which a trained network trains on. */
export function nextPhase(step: number, steps: number, warmUpSteps: number): TrainingPhase {
  return {
    start: step,
    end: step + steps,
    warmUpSteps: Math.max(warmUpSteps, Math.ceil(steps * warmUpShare)),
  };
}

/**
 * The rate of one step: the schedule's share of the full rate, times the share of a linear warm-up if
 * there is one. `linear` and `cosine` (Loshchilov & Hutter 2017) fall from 1 at the start of the phase to
 * 0 at its end.
 * @param step a step of the phase, from `start` to `end` − 1
 * @param math computes the cosine
 */
export function scheduledRate(
  learningRate: number,
  schedule: ScheduleKind,
  phase: TrainingPhase,
  step: number,
  math: Pick<MathFunctions, 'cos'> = engineMath,
): number {
  const done = step - phase.start;
  const progress = Math.min(1, done / Math.max(1, phase.end - phase.start));
  const warmUp = phase.warmUpSteps === 0 ? 1 : Math.min(1, (done + 1) / phase.warmUpSteps);
  return learningRate * shares[schedule](progress, math) * warmUp;
}

type ShareOf = (progress: number, math: Pick<MathFunctions, 'cos'>) => number;

const shares: Readonly<Record<ScheduleKind, ShareOf>> = {
  constant: () => 1,
  linear: (progress) => 1 - progress,
  cosine: (progress, { cos }) => (1 + cos(Math.PI * progress)) / 2,
};

/** What an image of the data set counts at first and at the end, where a drawing of a symbol counts 1. */
const [firstDatasetWeight, lastDatasetWeight] = [0.1, 8];

/**
 * What an image of the data set counts at one step of a run that learns from symbols first: it rises evenly
 * over the first phase, a curriculum (Bengio et al. 2009), and stays at its end. Early steps teach shapes
 * that are new in every step; digits, which return in every step, would soon be all that it attends to.
 * @param step a step of the phase, from `start` to `end` − 1
 */
export function datasetWeightAt({ start, end }: TrainingPhase, step: number): number {
  if (start > 0) return lastDatasetWeight;
  const progress = Math.min(1, step / Math.max(1, end));
  return firstDatasetWeight + (lastDatasetWeight - firstDatasetWeight) * progress;
}
