/** Turns the images of a batch (bytes) into the input of the encoder's first layer, augmented or not. */
import { copyInto, drawAffine, warpInto } from '../../data/batches/augmentation.ts';
import { digitPixels } from '../../data/digit.ts';
import type { MathFunctions } from '../../data/exactMath/mathFunctions.ts';
import type { RandomSource } from '../../data/random.ts';
import type { InputLayout } from './plans/encoderPlan.ts';

/** A reusable buffer for a fixed number of images, in the layout of the encoder's first layer. */
export class BatchInput {
  readonly #layout: InputLayout;
  readonly #images: number;
  /** One image, then one pixel of background, which padding reads. */
  readonly #pixels = new Float32Array(digitPixels + 1);
  /** [rows × columns], 0…1 */
  readonly values: Float32Array;

  constructor(layout: InputLayout, images: number) {
    this.#layout = layout;
    this.#images = images;
    this.values = new Float32Array(images * layout.pixels.length);
  }

  /**
   * Sets the image at one position.
   * @param image 784 grey values
   * @param random draws an affine change; with `null` the image stays unchanged
   * @param math computes that change; the engine's functions by default
   * @throws RangeError when the position is outside the batch or the image has another size
   */
  setImage(
    position: number,
    image: Uint8Array,
    random: RandomSource | null,
    math?: MathFunctions,
  ): void {
    if (image.length !== digitPixels) {
      throw new RangeError(`An image has ${digitPixels} pixels, got ${image.length}`);
    }
    if (random === null) copyInto(this.#pixels, image);
    else warpInto(this.#pixels, image, drawAffine(random, math));
    this.#place(position, this.#pixels);
  }

  /**
   * Sets the image at one position.
   * @param image 784 values, 0…1
   */
  setPixels(position: number, image: Float32Array): void {
    this.#pixels.set(image);
    this.#place(position, this.#pixels);
  }

  /** Fills a position with background. */
  clearImage(position: number): void {
    this.#pixels.fill(0);
    this.#place(position, this.#pixels);
  }

  #place(position: number, image: Float32Array): void {
    const { pixels, columns, order } = this.#layout;
    if (position < 0 || position >= this.#images) {
      throw new RangeError(`Position ${position} is outside a batch of ${this.#images} images`);
    }
    // Local names are faster: the loop below runs for every number of every batch.
    const [values, background] = [this.values, digitPixels];
    const rows = pixels.length / columns;
    const firstRow = order === 'images' ? position * rows : position;
    const rowStride = columns * (order === 'images' ? 1 : this.#images);
    let target = firstRow * columns;
    for (let start = 0; start < pixels.length; start += columns) {
      for (let column = 0; column < columns; column++) {
        values[target + column] = image[pixels[start + column] ?? background] ?? 0;
      }
      target += rowStride;
    }
  }
}
