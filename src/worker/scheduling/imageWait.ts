/** Waits until the images of the next step are here. */

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

  /** To be called when images have arrived or been given up, or the wait may be over otherwise. */
  lookAgain(): void {
    this.#wake?.();
  }

  /** Resolves once the images are here, or the wait is not wanted any more. */
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
