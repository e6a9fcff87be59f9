/** Owns the answer to what happens inside one step. Types only. */
import type { InsideStep } from '../../siamese/inspection/insideStep.ts';

export type { InsidePair, LayerFlow } from '../../siamese/inspection/insideStep.ts';

/** What happens inside one step of a run. */
export interface InsideStepOfRun extends InsideStep {
  readonly runId: number;
  /** The step (from 0); this is also the number of steps done. */
  readonly step: number;
}
