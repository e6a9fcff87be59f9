/**
 * Has the page start another worker when this one computes no more: its graphics card is gone, its memory is
 * full, or a step has failed in its middle. What was computed then reaches the page no more.
 */
import { checkProduct } from '../../siamese/backend/checkProduct.ts';
import { isWebGlLost } from '../../siamese/backend/webgl/start.ts';
import type { EventStream } from '../eventStream.ts';

export const deviceLost = 'the graphics card was taken away';

/** Why what was computed last is wrong, as a part of a sentence; `null` if it is right. */
export function whyUnsound(): string | null {
  return isWebGlLost() ? deviceLost : null;
}

/**
 * The result of work that leaves the run as it is. It never settles where the backend has failed: the page
 * hears of that, ends this worker, and asks the next one.
 * @throws the work's own error if the backend still computes
 */
export async function unlessUnsound<Result>(
  stream: EventStream,
  work: () => Promise<Result>,
): Promise<Result> {
  try {
    const result = await work();
    if (whyUnsound() === null) return result;
    stream.close(deviceLost);
  } catch (error) {
    const fault = await faultOfBackend();
    if (fault === null) throw error;
    stream.close(fault);
  }
  return never();
}

/** The same for a step: a step that failed in its middle leaves a network that is neither old nor new. */
export async function unlessStepFailed(stream: EventStream, step: Promise<void>): Promise<void> {
  try {
    await step;
  } catch (error) {
    stream.close(whyUnsound() ?? messageOf(error));
    await never();
  }
}

async function faultOfBackend(): Promise<string | null> {
  try {
    await checkProduct();
    return whyUnsound();
  } catch (error) {
    return whyUnsound() ?? messageOf(error);
  }
}

/** An error in words. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function never<Result>(): Promise<Result> {
  return new Promise(() => {});
}
