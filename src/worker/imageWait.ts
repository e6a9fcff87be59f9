/** Waits until the images of the next step are here. */
import type { Stepper } from './stepper.ts';

export class ImageWait {
  readonly #stepper: Stepper;
  #wake: (() => void) | null = null;

  constructor(stepper: Stepper) {
    this.#stepper = stepper;
  }

  /** To be called when images have arrived or been given up, or the wait may be over otherwise. */
  lookAgain(): void {
    this.#wake?.();
  }

  /** Resolves once the images are here, or the wait is not wanted any more. */
  async wait(isWanted: () => boolean): Promise<void> {
    while (!this.#stepper.isReady && isWanted()) {
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
    this.#wake = null;
  }
}
