/** What was done to a run while it went on: marks on the time axis of its curves. */
import type { RunStatus } from '../../protocol/run.ts';
import { type LiveSettings, liveSettingNames, type RunSettings } from '../../settings/settings.ts';

export type LiveSettingName = (typeof liveSettingNames)[number];

/** Something that happened to a run after a number of steps. */
export type Mark = { readonly step: number } & (
  | {
      readonly kind: 'changed';
      readonly setting: LiveSettingName;
      readonly from: LiveSettings[LiveSettingName];
      readonly to: LiveSettings[LiveSettingName];
      /** Training time of the change. */
      readonly elapsedMs: number;
    }
  /** More steps were planned after the last. */
  | { readonly kind: 'trained-on'; readonly plannedSteps: number }
  /** The loss had gone astray at a later step: the network is as it was here. */
  | { readonly kind: 'turned-back'; readonly fromStep: number }
);

/** So many of the newest are kept. */
const mostMarks = 50;
/** A slider on its way, or a number typed digit by digit, is one change, not many. */
const oneChangeMs = 2_000;

/** Adds a mark; the oldest gives way. */
export function withMark(marks: readonly Mark[], mark: Mark): readonly Mark[] {
  return [...marks, mark].slice(-mostMarks);
}

/** The marks of a run after its status has changed. */
export function marksAfter(
  marks: readonly Mark[],
  before: RunStatus,
  now: RunStatus,
): readonly Mark[] {
  // A run that goes over its steps again has what was changed meanwhile from there on.
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
