/** Smooths noisy curves. */
import type { Curve } from '../../store/curves/runRecord.ts';

/** The selectable numbers of steps to average over; 1: no smoothing. */
export const smoothingStops: readonly number[] = [1, 5, 10, 20, 50, 100, 200, 500];

/**
 * Exponential moving average over about `overSteps` steps; the newest value has the largest weight. The
 * average starts at 0; this bias is removed (as for the moments of Adam: Kingma & Ba 2015, section 3). If
 * points are missing, a point stands for all steps since the point before it, with their mean if that is
 * known.
 * @param overSteps at least 1
 */
export function smoothed(curve: Curve, overSteps: number): Curve {
  const decay = 1 - 1 / overSteps;
  let average = 0;
  let weight = 0;
  let previousStep: number | null = null;
  return curve.map(({ step, value, mean = value }) => {
    // What is no number would stay in the average for ever.
    if (!Number.isFinite(mean)) return { step, value: Number.NaN };
    const kept = decay ** (previousStep === null ? 1 : step - previousStep);
    previousStep = step;
    average = kept * average + (1 - kept) * mean;
    weight = kept * weight + (1 - kept);
    return { step, value: average / weight };
  });
}
