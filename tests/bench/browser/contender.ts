/** What is measured: something that trains, one step at a time. */

export interface Contender {
  readonly name: string;
  /** Images that go through an encoder in a step. */
  readonly images: number;
  /** Takes a step; resolves to its loss when it has been computed. */
  readonly step: () => Promise<number>;
}

/** What was found of one. */
export interface StepFigures {
  readonly name: string;
  readonly images: number;
  /** The time of each block's steps, divided by their number. */
  readonly blockStepMs: readonly number[];
  readonly kernelsPerStep: number;
  /** WebGL draw calls. */
  readonly dispatchesPerStep: number;
  /** By how many tensors a step leaves more than it found. */
  readonly tensorsLeftPerStep: number;
}
