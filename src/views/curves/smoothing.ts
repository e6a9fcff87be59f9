import type { Curve } from '../../store/curves/runRecord.ts';

/** So many steps can be averaged over; 1 leaves a curve as it is. */
export const smoothingStops: readonly number[] = [1, 5, 10, 20, 50, 100, 200, 500];

/**
 * Exponential moving average over about so many steps, the newest weighing most. Its start at 0 is taken
 * out again (as Adam does with its moments: Kingma & Ba 2015, section 3). Where points are missing, a
 * point counts for all the steps since the one before it, by their mean if that is known.
 * @param overSteps at least 1
 */
export function smoothed(curve: Curve, overSteps: number): Curve {
  const decay = 1 - 1 / overSteps;
  let average = 0;
  let weight = 0;
  let previousStep: number | null = null;
  return curve.map(({ step, value, mean = value }) => {
    const kept = decay ** (previousStep === null ? 1 : step - previousStep);
    previousStep = step;
    average = kept * average + (1 - kept) * mean;
    weight = kept * weight + (1 - kept);
    return { step, value: average / weight };
  });
}
