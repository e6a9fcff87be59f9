/**
 * Makes the batches of a run: draws a step's images, changes them a little, lays them out for the
 * encoder. Owns the buffers for the layout. Knows no worker and no clock.
 */
import type { BatchRecipe } from '../../data/batches/batchRecipe.ts';
import { BatchSampler } from '../../data/batches/batchSampler.ts';
import type { TrainingImages } from '../../data/batches/trainingImages.ts';
import { digitPixels } from '../../data/digit.ts';
import type { MathFunctions } from '../../data/exactMath/mathFunctions.ts';
import { createRandom } from '../../data/random.ts';
import { BatchInput } from '../network/batchInput.ts';
import { plainLayout } from '../network/plans/encoderPlan.ts';
import type { NetworkPlan } from '../network/plans/networkPlan.ts';

/** A batch that is ready for the towers. */
export interface DrawnBatch {
  /** [images] indices of `TrainingImages` */
  readonly images: Int32Array;
  /** Laid out by `BatchInput`: all images if the towers are tied, else first images and second images. */
  readonly inputs: readonly Float32Array[];
}

export interface TrainingBatchesOptions {
  readonly images: TrainingImages;
  /** The recipe of every batch. */
  readonly recipe: BatchRecipe;
  /** Labels of the data set's classes to draw from, ascending, without the held-out classes. */
  readonly classes: readonly number[];
  readonly seed: number;
  /** Computes the changes of the images; the engine's functions by default. */
  readonly math?: MathFunctions;
}

export class TrainingBatches {
  readonly #options: TrainingBatchesOptions;
  readonly #sampler: BatchSampler;
  readonly #inputs: readonly BatchInput[];

  /** @param plan of the network that trains on the batches */
  constructor({ encoder, isTied }: NetworkPlan, options: TrainingBatchesOptions) {
    this.#options = options;
    this.#sampler = new BatchSampler(options.images, options);
    const { batchSize } = this.#sampler;
    this.#inputs = isTied
      ? [new BatchInput(encoder.input, batchSize)]
      : [0, 1].map(() => new BatchInput(encoder.input, batchSize / 2));
  }

  /** The recipe of every batch. */
  get recipe(): BatchRecipe {
    return this.#options.recipe;
  }

  /** The name of the class of an image of a batch. */
  classNameOf(image: number): string {
    return this.#options.images.classNameOf(image);
  }

  /** Images in a batch. */
  get batchSize(): number {
    return this.#sampler.batchSize;
  }

  /** Whether all images of a step are here or given up, and there are some. */
  isReady(step: number): boolean {
    return this.#sampler.isReady(step);
  }

  /** Whether every shard of a step has arrived: then every run with this seed draws the same batch. */
  isRepeatable(step: number): boolean {
    return this.#sampler.isRepeatable(step);
  }

  /**
   * The batch of one step: the same for the same seed and step.
   * @param isAugmented whether to change its images a little
   * @returns inputs that the next call overwrites
   * @throws Error when a class has too few images to draw from
   */
  draw(step: number, isAugmented: boolean): DrawnBatch {
    const images = this.#fill(this.#inputs, step, isAugmented);
    return { images, inputs: this.#inputs.map(({ values }) => values) };
  }

  /** The same with the images that the network will see: [images × 784], 0…1. */
  drawWithPixels(
    step: number,
    isAugmented: boolean,
  ): DrawnBatch & { readonly pixels: Float32Array } {
    const plain = new BatchInput(plainLayout, this.batchSize);
    const images = this.#fill([plain], step, isAugmented);
    const pixels = plain.values;
    const imagesOfInput = images.length / this.#inputs.length;
    for (const position of images.keys()) {
      const image = pixels.subarray(position * digitPixels, (position + 1) * digitPixels);
      const input = this.#inputs[Math.floor(position / imagesOfInput)];
      input?.setPixels(position % imagesOfInput, image);
    }
    return { images, inputs: this.#inputs.map(({ values }) => values), pixels };
  }

  /** Puts the images of a step into the inputs; returns their indices into the training split. */
  #fill(inputs: readonly BatchInput[], step: number, isAugmented: boolean): Int32Array {
    const { images: all, seed, math } = this.#options;
    const random = isAugmented ? createRandom(seed, 'augmentation', step) : null;
    const images = this.#sampler.draw(step);
    const imagesOfInput = images.length / inputs.length;
    for (const [position, image] of images.entries()) {
      const input = inputs[Math.floor(position / imagesOfInput)];
      input?.setImage(position % imagesOfInput, all.imageAt(image), random, math);
    }
    return images;
  }
}
