/** Owns the outcome of a probe: reads a remembered one, and puts timings and failures in words. */
import * as v from 'valibot';
import { backendNames } from '../../settings/choices.ts';
import { backends } from '../../settings/facts/backends.ts';
import type { BackendTiming, ProbeOutcome } from '../backend/backendInfo.ts';

/** To be raised when a change of the kernels or of the probe may make another backend the fastest. */
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
 * Reads and checks a remembered outcome, because other code may have written it.
 * @param text an outcome as JSON
 * @param renderer the renderer of WebGL here
 * @returns `null` if the text is not an outcome, or belongs to another machine or another version
 */
export function readOutcome(text: string | null, renderer: string): ProbeOutcome | null {
  if (text === null) return null;
  const { success, output } = v.safeParse(v.pipe(v.string(), v.parseJson(), outcomeSchema), text);
  return success && output.renderer === renderer ? output : null;
}

/** For example: WebGL 4.1 ms a step, WASM 8.9 ms */
export function timingsInWords(timings: readonly BackendTiming[]): string {
  return timings
    .map(({ name, stepMs }, index) => {
      const number = stepMs < 10 ? stepMs.toFixed(1) : stepMs.toFixed(0);
      return `${backends[name].title} ${number} ms${index === 0 ? ' a step' : ''}`;
    })
    .join(', ');
}

/** For example: WebGL failed: its context is lost */
export function failureInWords(name: BackendTiming['name'], error: unknown): string {
  return `${backends[name].title} failed: ${error instanceof Error ? error.message : String(error)}`;
}
