/** Owns the marks on the time axis of a run's curves: changes that a person made, and other events. */
import type { RunStatus } from '../../protocol/run.ts';
import { type LiveSettings, liveSettingNames, type RunSettings } from '../../settings/settings.ts';

export type LiveSettingName = (typeof liveSettingNames)[number];

/** An event of a run after `step` steps. */
export type Mark = { readonly step: number } & (
  | {
      readonly kind: 'changed';
      readonly setting: LiveSettingName;
      readonly from: LiveSettings[LiveSettingName];
      readonly to: LiveSettings[LiveSettingName];
      /** Training time at the change. */
      readonly elapsedMs: number;
    }
  /** More steps were planned after the end. */
  | { readonly kind: 'trained-on'; readonly plannedSteps: number }
  /** The loss diverged at a later step; the network went back to this step. */
  | { readonly kind: 'turned-back'; readonly fromStep: number }
);

/** This many of the newest marks are kept. */
const mostMarks = 50;
/** Changes within this time are one change: a slider that moves, a number that is typed. */
const oneChangeMs = 2_000;

/** Adds a mark; drops the oldest if there are too many. */
export function withMark(marks: readonly Mark[], mark: Mark): readonly Mark[] {
  return [...marks, mark].slice(-mostMarks);
}

/** The marks of a run after a change of its status. */
export function marksAfter(
  marks: readonly Mark[],
  before: RunStatus,
  now: RunStatus,
): readonly Mark[] {
  // The run went back and takes some steps again: later marks move to the step that it went back to.
  const isGoingOver = now.step > before.step && marks.some(({ step }) => step > before.step);
  let longer = isGoingOver
    ? marks.map((mark) => ({ ...mark, step: Math.min(mark.step, before.step) }))
    : marks;
  if (now.step > 0) {
    for (const setting of liveSettingNames) {
      longer = withChange(longer, setting, before.settings, now);
    }
  }
  return before.state === 'finished' && now.plannedSteps > before.plannedSteps
    ? withMark(longer, {
        kind: 'trained-on',
        step: before.step,
        plannedSteps: now.plannedSteps,
      })
    : longer;
}

function withChange(
  marks: readonly Mark[],
  setting: LiveSettingName,
  before: RunSettings,
  { step, elapsedMs, settings }: RunStatus,
): readonly Mark[] {
  const to = settings[setting];
  if (before[setting] === to) return marks;
  const earlier = marks.findLast((mark) => mark.kind === 'changed' && mark.setting === setting);
  const isGoingOn =
    earlier?.kind === 'changed' &&
    (earlier.step === step || elapsedMs - earlier.elapsedMs < oneChangeMs);
  const rest = isGoingOn ? marks.filter((mark) => mark !== earlier) : marks;
  const from = isGoingOn ? earlier.from : before[setting];
  if (from === to) return rest;
  return withMark(rest, { kind: 'changed', step, setting, from, to, elapsedMs });
}
