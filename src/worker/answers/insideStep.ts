/** Answers what happens inside the next step of a run, at rest. */
import type { InsideStepOfRun } from '../../protocol/answers/insideStep.ts';
import { type InsideStep, lookInside } from '../../siamese/inspection/insideStep.ts';
import type { Stepper } from '../run/stepper.ts';
import type { Answer } from './answer.ts';

/**
 * Stops training and looks inside the next step, but does not take it.
 * @throws Error while the step's images have not arrived
 */
export const answerInsideStep: Answer<number, InsideStepOfRun> = async (run, pair) => {
  const { stepper } = run.parts;
  const inside = await run.atRest(() => inspectNextStep(stepper, pair));
  return { runId: run.id, step: stepper.step, ...inside };
};

/**
 * Looks inside the next step of a stepper at rest.
 * @param pair which of the step's shown pairs is followed
 * @throws Error while the step's images have not arrived
 */
export async function inspectNextStep(stepper: Stepper, pair: number): Promise<InsideStep> {
  if (!stepper.isReady) throw new Error('The images of the next step are still on their way');
  const { trainer, recipe, settings, stepSettings } = stepper;
  const { inputs, pixels } = stepper.drawBatchWithPixels();
  return lookInside({ trainer, recipe, settings, stepSettings, inputs, pixels }, pair);
}
