/** What goes on inside one step. Types only. */
import type { InsideStep } from '../../siamese/inspection/insideStep.ts';

export type { InsidePair, LayerFlow } from '../../siamese/inspection/insideStep.ts';

/** What goes on inside one step of a run. */
export interface InsideStepOfRun extends InsideStep {
  readonly runId: number;
  /** The step that is looked into (from 0): so many have been taken. */
  readonly step: number;
}
