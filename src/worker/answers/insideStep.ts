/** Looks inside the next step of a run at rest. */
import { type InsideStep, lookInside } from '../../siamese/inspection/insideStep.ts';
import type { Stepper } from '../run/stepper.ts';

/**
 * @param pair which of the step's shown pairs is followed
 * @throws Error while the step's images have not arrived
 */
export async function inspectNextStep(stepper: Stepper, pair: number): Promise<InsideStep> {
  if (!stepper.isReady) throw new Error('The images of the next step are still on their way');
  const { trainer, recipe, settings, stepSettings } = stepper;
  const { inputs, pixels } = stepper.drawBatchWithPixels();
  return lookInside({ trainer, recipe, settings, stepSettings, inputs, pixels }, pair);
}
