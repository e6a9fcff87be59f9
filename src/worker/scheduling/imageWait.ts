/** Waits until the images of the next step have arrived. */

import type { Stepper } from '../run/stepper.ts';
import type { Turns } from './turns.ts';

export class ImageWait {
  readonly #stepper: Stepper;
  readonly #turns: Turns;
  #wake: (() => void) | null = null;

  constructor(stepper: Stepper, turns: Turns) {
    this.#stepper = stepper;
    this.#turns = turns;
  }

  /** To be called when images have arrived or failed, or when the wait may no longer be wanted. */
  lookAgain(): void {
    this.#wake?.();
  }

  /** Resolves when the images have arrived, or the wait is no longer wanted. */
  async wait(isWanted: () => boolean): Promise<void> {
    this.#turns.isHeldUp = true;
    while (!this.#stepper.isReady && isWanted()) {
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
    this.#wake = null;
    this.#turns.isHeldUp = false;
  }
}
