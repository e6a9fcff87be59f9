/**
 * Draws the images of a training batch. The step alone decides which shards a batch may use, so a slow
 * download changes only the time and never the batch.
 */

import { classNameOf } from '../../settings/datasets.ts';
import type { Dataset, ShardSlot } from '../dataset.ts';
import { createRandom } from '../random.ts';
import { type BatchRecipe, batchSizeOf, drawBatch, imagesNeededOfClass } from './batchRecipe.ts';

/** These first steps use the first shard only; meanwhile the shards for evaluation arrive. */
const stepsOnFirstShard = 100;
/** Each later shard joins after this many more steps. */
const stepsPerShard = 50;

/** How many training shards, counted from the first, step number `step` (from 0) draws from. */
export function shardsOfStep(step: number, shardCount: number): number {
  const later =
    step < stepsOnFirstShard ? 0 : 1 + Math.floor((step - stepsOnFirstShard) / stepsPerShard);
  return Math.min(shardCount, 1 + later);
}

export interface BatchSamplerOptions {
  readonly recipe: BatchRecipe;
  /** Labels of the classes to draw from, ascending, without the held-out classes. */
  readonly classes: readonly number[];
  readonly seed: number;
}

export class BatchSampler {
  readonly #dataset: Dataset;
  readonly #options: BatchSamplerOptions;
  /** Indices of the usable images of each class, for the slots that `#poolKey` names. */
  #pools: readonly (readonly number[])[] = [];
  #poolKey: string | null = null;

  constructor(dataset: Dataset, options: BatchSamplerOptions) {
    this.#dataset = dataset;
    this.#options = options;
  }

  /** Images in a batch. */
  get batchSize(): number {
    return batchSizeOf(this.#options.recipe);
  }

  /** Whether every shard of a step has arrived or failed, and at least one shard is usable. */
  isReady(step: number): boolean {
    const isSettled = this.#slotsOf(step).every((slot) => slot.state !== 'pending');
    return isSettled && this.#usableSlots(step).length > 0;
  }

  /** Whether every shard of a step has arrived: then every run with this seed draws the same batch. */
  isRepeatable(step: number): boolean {
    return this.#slotsOf(step).every((slot) => slot.state === 'ready');
  }

  /**
   * The batch of one step: indices into the training split, in the recipe's order.
   * @throws Error when a class has too few images to draw from.
   */
  draw(step: number): Int32Array {
    const { recipe, seed } = this.#options;
    this.#refreshPools(step);
    this.#checkPools(imagesNeededOfClass(recipe));
    return drawBatch(recipe, this.#pools, createRandom(seed, 'batch', step));
  }

  #checkPools(imagesNeeded: number): void {
    this.#pools.forEach((pool, index) => {
      if (pool.length >= imagesNeeded) return;
      const label = this.#options.classes[index] ?? index;
      const name = classNameOf(this.#dataset, label);
      throw new Error(
        `Only ${pool.length} images of class ${name} have arrived; a batch needs ${imagesNeeded}`,
      );
    });
  }

  #slotsOf(step: number): readonly ShardSlot[] {
    const { slots } = this.#dataset.splits.train;
    return slots.slice(0, shardsOfStep(step, slots.length));
  }

  /** The step's own slots that are ready; if none is, all ready slots of the training split. */
  #usableSlots(step: number): readonly ShardSlot[] {
    const isHere = (slot: ShardSlot): boolean => slot.state === 'ready';
    const own = this.#slotsOf(step).filter(isHere);
    return own.length > 0 ? own : this.#dataset.splits.train.slots.filter(isHere);
  }

  #refreshPools(step: number): void {
    const usable = this.#usableSlots(step);
    const key = usable.map((slot) => slot.shard.file).join();
    if (key === this.#poolKey) return;
    const { labels } = this.#dataset.splits.train;
    const pools = new Map(this.#options.classes.map((label): [number, number[]] => [label, []]));
    for (const { start, shard } of usable) {
      for (let index = start; index < start + shard.count; index++) {
        pools.get(labels[index] ?? 0)?.push(index);
      }
    }
    this.#pools = [...pools.values()];
    this.#poolKey = key;
  }
}
