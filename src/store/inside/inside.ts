/** What the page knows of the inside of one step: which phase is shown, and when it is over. */
import type { InsideStepOfRun } from '../../protocol/answers/insideStep.ts';
import type { RunStatus } from '../../protocol/run.ts';
import { liveSettingNames } from '../../settings/settings.ts';

export type { InsidePair, InsideStepOfRun, LayerFlow } from '../../protocol/answers/insideStep.ts';

/** The phases of a step, in order. */
export const stepPhases = ['forward', 'backward', 'update'] as const;
export type StepPhase = (typeof stepPhases)[number];

/** A step that is looked into. With the phase `update` it is taken; before, it is only foreseen. */
export interface Inside {
  readonly phase: StepPhase;
  readonly data: InsideStepOfRun;
}

/** The part of what is known of a run that tells. */
interface Looking {
  readonly inside: Inside | null;
  readonly status: RunStatus | null;
}

/**
 * The step that is looked into, as long as the run stands where it was looked into. Replies and events
 * come over two ports: before the run's status has caught up, or once it has moved on, there is none.
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
 * What a new status of the run leaves of the look inside: nothing once the run has gone on, or the
 * settings have changed by which the step was foreseen.
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
