/** Puts a batch together: bytes → augmented image → the encoder's first-layer input, one copy each. */
import { copyInto, drawAffine, warpInto } from '../data/augmentation.ts';
import { digitPixels } from '../data/digit.ts';
import type { RandomSource } from '../data/random.ts';
import type { EncoderPlan } from './encoderPlan.ts';

/** A reusable buffer for so many images, laid out as the encoder's first layer takes them. */
export class BatchInput {
  readonly #plan: EncoderPlan;
  /** One image, and after it the background that padding reads. */
  readonly #pixels = new Float32Array(digitPixels + 1);
  /** [images × rowsPerImage₀ × inputs₀], 0…1 */
  readonly values: Float32Array;

  constructor(plan: EncoderPlan, images: number) {
    this.#plan = plan;
    this.values = new Float32Array(images * plan.inputPixels.length);
  }

  /**
   * Sets the image at one position.
   * @param image 784 grey values
   * @param random draws an affine change; `null` takes the image as it is
   * @throws RangeError when the position is outside the batch or the image has another size
   */
  setImage(position: number, image: Uint8Array, random: RandomSource | null): void {
    const { inputPixels } = this.#plan;
    const offset = position * inputPixels.length;
    if (image.length !== digitPixels) {
      throw new RangeError(`An image has ${digitPixels} pixels, got ${image.length}`);
    }
    if (position < 0 || offset >= this.values.length) {
      const images = this.values.length / inputPixels.length;
      throw new RangeError(`Position ${position} is outside a batch of ${images} images`);
    }
    const pixels = this.#pixels;
    if (random === null) copyInto(pixels, image);
    else warpInto(pixels, image, drawAffine(random));
    const { values } = this;
    for (let index = 0; index < inputPixels.length; index++) {
      values[offset + index] = pixels[inputPixels[index] ?? digitPixels] ?? 0;
    }
  }

  /** Fills a position with background. */
  clearImage(position: number): void {
    const { length } = this.#plan.inputPixels;
    this.values.fill(0, position * length, (position + 1) * length);
  }
}
