/** Computes the learning rate of each step of a run. */
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
 */
export function scheduledRate(
  learningRate: number,
  schedule: ScheduleKind,
  phase: TrainingPhase,
  step: number,
): number {
  const done = step - phase.start;
  const progress = Math.min(1, done / Math.max(1, phase.end - phase.start));
  const warmUp = phase.warmUpSteps === 0 ? 1 : Math.min(1, (done + 1) / phase.warmUpSteps);
  return learningRate * shares[schedule](progress) * warmUp;
}

const shares: Readonly<Record<ScheduleKind, (progress: number) => number>> = {
  constant: () => 1,
  linear: (progress) => 1 - progress,
  cosine: (progress) => (1 + Math.cos(Math.PI * progress)) / 2,
};
