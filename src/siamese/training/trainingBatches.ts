/**
 * The batches of a run: draws a step's images, changes them a little, lays them out for the encoder.
 * Owns the buffers that they are laid out in. Knows no worker and no clock.
 */
import type { BatchRecipe } from '../../data/batches/batchRecipe.ts';
import { BatchSampler } from '../../data/batches/batchSampler.ts';
import { type Dataset, imageAt } from '../../data/dataset.ts';
import { digitPixels } from '../../data/digit.ts';
import { createRandom } from '../../data/random.ts';
import { BatchInput } from '../network/batchInput.ts';
import { plainLayout } from '../network/plans/encoderPlan.ts';
import type { NetworkPlan } from '../network/plans/networkPlan.ts';

/** A batch as it goes through the towers. */
export interface DrawnBatch {
  /** [images] indices into the training split */
  readonly images: Int32Array;
  /** Laid out by `BatchInput`: all images where the towers are tied, else the first and the second ones. */
  readonly inputs: readonly Float32Array[];
}

export interface TrainingBatchesOptions {
  readonly dataset: Dataset;
  /** How every batch is made up. */
  readonly recipe: BatchRecipe;
  /** Labels of the classes to draw from, ascending; those that are held out are not among them. */
  readonly classes: readonly number[];
  readonly seed: number;
}

export class TrainingBatches {
  readonly #options: TrainingBatchesOptions;
  readonly #sampler: BatchSampler;
  readonly #inputs: readonly BatchInput[];

  /** @param plan the network that the batches are for */
  constructor({ encoder, isTied }: NetworkPlan, options: TrainingBatchesOptions) {
    this.#options = options;
    this.#sampler = new BatchSampler(options.dataset, options);
    const { batchSize } = this.#sampler;
    this.#inputs = isTied
      ? [new BatchInput(encoder.input, batchSize)]
      : [0, 1].map(() => new BatchInput(encoder.input, batchSize / 2));
  }

  /** How every batch is made up. */
  get recipe(): BatchRecipe {
    return this.#options.recipe;
  }

  /** Images in a batch. */
  get batchSize(): number {
    return this.#sampler.batchSize;
  }

  /** Whether the images of a step have arrived or been given up. */
  isReady(step: number): boolean {
    return this.#sampler.isReady(step);
  }

  /** Whether a step draws from what every other run with this seed draws from. */
  isRepeatable(step: number): boolean {
    return this.#sampler.isRepeatable(step);
  }

  /**
   * The batch of one step: the same for the same seed and step.
   * @param isAugmented whether its images are changed a little
   * @returns inputs that are overwritten by the next call
   * @throws Error when a class has too few images to draw from
   */
  draw(step: number, isAugmented: boolean): DrawnBatch {
    const images = this.#fill(this.#inputs, step, isAugmented);
    return { images, inputs: this.#inputs.map(({ values }) => values) };
  }

  /** The same, with the images as the network will see them: [images × 784], 0…1. */
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

  /** Puts the images of a step in; their indices into the training split. */
  #fill(inputs: readonly BatchInput[], step: number, isAugmented: boolean): Int32Array {
    const { dataset, seed } = this.#options;
    const random = isAugmented ? createRandom(seed, 'augmentation', step) : null;
    const images = this.#sampler.draw(step);
    const imagesOfInput = images.length / inputs.length;
    for (const [position, image] of images.entries()) {
      const input = inputs[Math.floor(position / imagesOfInput)];
      input?.setImage(position % imagesOfInput, imageAt(dataset.splits.train, image), random);
    }
    return images;
  }
}
