/** The learning rate over the steps of a run. */

/** The steps of one run, or of one *Train on*. */
export interface Phase {
  /** Step with which it starts. */
  readonly start: number;
  /** Step before which it ends. */
  readonly end: number;
  /** Steps over which the rate rises from near 0, so that a trained network is not shaken. */
  readonly warmUpSteps: number;
}

/** Share of a *Train on* that warms up. */
const warmUpShare = 0.05;

/** The first phase of a run: nothing to be careful with yet. */
export function firstPhase(steps: number): Phase {
  return { start: 0, end: steps, warmUpSteps: 0 };
}

/** The phase that carries on a trained network. */
export function nextPhase(step: number, steps: number): Phase {
  return { start: step, end: step + steps, warmUpSteps: Math.ceil(steps * warmUpShare) };
}

/**
 * The rate of one step: the full rate at the start of the phase, falling linearly to 0 at its end,
 * after a linear warm-up where there is one.
 * @param step a step of the phase, from `start` to `end` − 1
 */
export function scheduledRate(learningRate: number, phase: Phase, step: number): number {
  const done = step - phase.start;
  const decay = 1 - done / Math.max(1, phase.end - phase.start);
  const warmUp = phase.warmUpSteps === 0 ? 1 : Math.min(1, (done + 1) / phase.warmUpSteps);
  return learningRate * Math.max(0, decay) * warmUp;
}
