/**
 * Draws the images of a training batch. The step alone decides which shards and which symbols a batch may
 * use, so a slow download changes only the time and never the batch.
 */

import { classNameOf } from '../../settings/datasets.ts';
import { type Dataset, fewestTrainingImages, isComplete, type ShardSlot } from '../dataset.ts';
import { createRandom } from '../random.ts';
import { drawingsOfSymbol, symbolsOfStep } from '../symbols/symbolPool.ts';
import {
  type BatchRecipe,
  batchSizeOf,
  type ClassGroup,
  type ClassPools,
  drawBatch,
  drawDistinct,
  imagesNeededOfClass,
} from './batchRecipe.ts';
import type { TrainingImages } from './trainingImages.ts';
import { turns } from './turnedImage.ts';

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
  /** Labels of the data set's classes to draw from, ascending, without the held-out classes. */
  readonly classes: readonly number[];
  readonly seed: number;
}

export class BatchSampler {
  readonly #images: TrainingImages;
  readonly #options: BatchSamplerOptions;
  /** Whether batches have images of the data set, and of made-up symbols. */
  readonly #uses: { readonly dataset: boolean; readonly symbols: boolean };
  /** Indices of the usable images of each class of the data set, for the slots that `#poolKey` names. */
  #datasetPools: ClassPools = [];
  #poolKey: string | null = null;

  constructor(images: TrainingImages, options: BatchSamplerOptions) {
    this.#images = images;
    this.#options = options;
    const isUsed = (wanted: string): boolean =>
      options.recipe.groups.some(({ source }) => source === wanted);
    this.#uses = { dataset: isUsed('dataset'), symbols: isUsed('symbols') };
  }

  /** Images in a batch. */
  get batchSize(): number {
    return batchSizeOf(this.#options.recipe);
  }

  /**
   * Whether every shard of a step has arrived or failed, and at least one shard is usable; and whether the
   * step's symbols are drawn.
   */
  isReady(step: number): boolean {
    if (this.#uses.symbols && this.#images.symbolCount < symbolsOfStep(step)) return false;
    if (!this.#uses.dataset) return true;
    const isSettled = this.#slotsOf(step).every((slot) => slot.state !== 'pending');
    return isSettled && this.#usableSlots(step).length > 0;
  }

  /** Whether every shard of a step has arrived: then every run with this seed draws the same batch. */
  isRepeatable(step: number): boolean {
    return !this.#uses.dataset || this.#slotsOf(step).every((slot) => slot.state === 'ready');
  }

  /**
   * The batch of one step: indices of `TrainingImages`, in the recipe's order.
   * @throws Error when a class has too few images to draw from.
   */
  draw(step: number): Int32Array {
    const { recipe, seed } = this.#options;
    const pools = recipe.groups.map((group) => this.#poolsOf(group, step));
    return drawBatch(recipe, pools, createRandom(seed, 'batch', step));
  }

  #poolsOf(group: ClassGroup, step: number): ClassPools {
    switch (group.source) {
      case 'dataset':
        return this.#datasetPoolsOfStep(step, group.classes);
      case 'symbols':
        return this.#symbolPools(step, group.classes);
      case 'turned':
        return this.#turnedPools(step, group);
    }
  }

  /**
   * The pools of the data set's classes in one step: of some classes, drawn at random, where a batch has not
   * all of them. Pairs and views are drawn among all.
   */
  #datasetPoolsOfStep(step: number, classes: number): ClassPools {
    const pools = this.#poolsOfDataset(step);
    const { recipe, seed } = this.#options;
    if (recipe.kind !== 'classes' || classes >= pools.length) return pools;
    return drawDistinct(pools, classes, createRandom(seed, 'classChoice', step));
  }

  /** The drawings of the symbols that a step draws at random. */
  #symbolPools(step: number, classes: number): ClassPools {
    const random = createRandom(this.#options.seed, 'symbolChoice', step);
    const symbols = Array.from({ length: symbolsOfStep(step) }, (_, symbol) => symbol);
    return drawDistinct(symbols, classes, random).map((symbol) =>
      Array.from({ length: drawingsOfSymbol }, (_, drawing) =>
        this.#images.indexOfSymbol(symbol, drawing),
      ),
    );
  }

  /** As many images of each turned class as a batch needs, all turned in the same way. */
  #turnedPools(step: number, { classes, imagesPerClass }: ClassGroup): ClassPools {
    const random = createRandom(this.#options.seed, 'turnChoice', step);
    const turned = this.#poolsOfDataset(step).flatMap((pool) =>
      turns.map((_, turn) => ({ pool, turn })),
    );
    return drawDistinct(turned, classes, random).map(({ pool, turn }) =>
      drawDistinct(pool, Math.min(pool.length, Math.max(2, imagesPerClass)), random).map((image) =>
        this.#images.indexOfTurned(image, turn),
      ),
    );
  }

  #poolsOfDataset(step: number): ClassPools {
    this.#refreshPools(step);
    const { recipe, classes } = this.#options;
    for (const group of recipe.groups) {
      if (group.source !== 'dataset') continue;
      // A class that is small for good repeats its images; one that has not arrived whole must not.
      const imagesNeeded = isComplete(this.#dataset.splits.train)
        ? Math.min(fewestTrainingImages, imagesNeededOfClass(recipe, group))
        : imagesNeededOfClass(recipe, group);
      this.#datasetPools.forEach((pool, index) => {
        if (pool.length >= imagesNeeded) return;
        const name = classNameOf(this.#dataset, classes[index] ?? index);
        throw new Error(
          `Only ${pool.length} images of class ${name} have arrived; a batch needs ${imagesNeeded}`,
        );
      });
    }
    return this.#datasetPools;
  }

  get #dataset(): Dataset {
    return this.#images.dataset;
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
    this.#datasetPools = [...pools.values()];
    this.#poolKey = key;
  }
}
