/** What a probe found: in words, and as it is remembered. */
import * as v from 'valibot';
import { backendNames } from '../../settings/choices.ts';
import { backends } from '../../settings/facts/backends.ts';
import type { BackendTiming, ProbeOutcome } from '../backend/backendInfo.ts';

/** To be raised when kernels or the way of probing change so that the fastest may be another. */
export const probeVersion = 2;

const timingSchema = v.object({
  name: v.picklist(backendNames),
  stepMs: v.pipe(v.number(), v.finite(), v.minValue(0)),
});

const outcomeSchema = v.object({
  version: v.literal(probeVersion),
  renderer: v.string(),
  timings: v.tupleWithRest([timingSchema], timingSchema),
});

/**
 * Reads what was remembered of a probe; somebody else may have written it.
 * @param text an outcome as JSON
 * @param renderer what draws WebGL here
 * @returns `null` where it is none, of another machine, or of another version
 */
export function readOutcome(text: string | null, renderer: string): ProbeOutcome | null {
  if (text === null) return null;
  const { success, output } = v.safeParse(v.pipe(v.string(), v.parseJson(), outcomeSchema), text);
  return success && output.renderer === renderer ? output : null;
}

/** WebGL 4.1 ms a step, WASM 8.9 ms */
export function timingsInWords(timings: readonly BackendTiming[]): string {
  return timings
    .map(({ name, stepMs }, index) => {
      const number = stepMs < 10 ? stepMs.toFixed(1) : stepMs.toFixed(0);
      return `${backends[name].title} ${number} ms${index === 0 ? ' a step' : ''}`;
    })
    .join(', ');
}

/** WebGL failed: its context is lost */
export function failureInWords(name: BackendTiming['name'], error: unknown): string {
  return `${backends[name].title} failed: ${error instanceof Error ? error.message : String(error)}`;
}
