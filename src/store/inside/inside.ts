/** Decides which phase of a step's inside is shown, and when the look inside is over. */
import type { InsideStepOfRun } from '../../protocol/answers/insideStep.ts';
import type { RunStatus } from '../../protocol/run.ts';
import { liveSettingNames } from '../../settings/settings.ts';

export type { InsidePair, InsideStepOfRun, LayerFlow } from '../../protocol/answers/insideStep.ts';

/** The phases of a step, in order. */
export const stepPhases = ['forward', 'backward', 'update'] as const;
export type StepPhase = (typeof stepPhases)[number];

/** A look inside a step. In the phase `update` the step is taken; before, it is only foreseen. */
export interface Inside {
  readonly phase: StepPhase;
  readonly data: InsideStepOfRun;
}

/** The part of the run's state that decides about the look inside. */
interface Looking {
  readonly inside: Inside | null;
  readonly status: RunStatus | null;
}

/**
 * The look inside a step, while the run is at that step; `null` otherwise. Replies and events come over
 * two ports, so a look may arrive before the run's status reaches its step.
 */
export function currentInside({ inside, status }: Looking): Inside | null {
  if (inside === null || status === null) return null;
  const { phase, data } = inside;
  const isAtStep = status.step === data.step || (phase === 'update' && isTaken(inside, status));
  return isAtStep ? inside : null;
}

/** Whether the run has taken the step. */
export function isTaken({ data }: Inside, { step }: Pick<RunStatus, 'step'>): boolean {
  return step === data.step + 1;
}

/**
 * The look inside after a new status of the run. It ends when the run has gone on, or when the settings
 * behind the foreseen step have changed.
 */
export function insideAfter(before: Looking, status: RunStatus | null): Inside | null {
  const inside = currentInside(before);
  if (inside === null || before.status === null || status === null) return before.inside;
  const isOver = isTaken(inside, before.status)
    ? !isTaken(inside, status)
    : !hasSameLiveSettings(before.status, status);
  return isOver ? null : currentInside({ inside, status });
}

function hasSameLiveSettings(one: RunStatus, other: RunStatus): boolean {
  return liveSettingNames.every((name) => one.settings[name] === other.settings[name]);
}
