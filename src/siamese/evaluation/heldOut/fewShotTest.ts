/** Owns the test of n-way k-shot classification: its classes, its images, its questions, the same for all. */
import { type Dataset, isComplete } from '../../../data/dataset.ts';
import { imagesByClass, spreadEvenly } from '../../../data/images/someImages.ts';
import { createRandom } from '../../../data/random.ts';
import {
  type Episodes,
  type FewShotAccuracy,
  fewShotAccuracy,
} from '../../../metrics/neighbours/fewShot.ts';
import { completeInTurns } from '../../../metrics/slices.ts';
import type { ChunkPace } from '../../network/embedding.ts';
import type { SiameseNetwork } from '../../network/siameseNetwork.ts';
import { embedBothWays } from '../embeddingTables.ts';
import { drawEpisodes, labelsOfOnly } from '../episodes.ts';
import { evaluationSeed } from '../evaluationPairs.ts';
import { pixelEmbeddings } from './plainPixels.ts';

/** At most this many test images are embedded: a fraction of a second at rest. */
const mostImages = 1_500;
/** Of each class, so many are embedded where there are so many. */
const fewestPerClass = 4;
/** Questions of one form. */
const episodeCount = 2_000;

/** n-way k-shot. */
interface Form {
  readonly ways: number;
  readonly shots: number;
}

export class FewShotTest {
  readonly #dataset: Dataset;
  /** The classes that questions are drawn from: the held-out ones if they are two or more, else all. */
  readonly classes: readonly number[];
  /** Indices into the test split, ascending. */
  readonly images: Int32Array;
  /** [images of the split] class indices; no class for an image that has no part. */
  readonly #labels: Uint16Array;

  private constructor(dataset: Dataset, heldOut: readonly number[]) {
    const { labels } = dataset.splits.test;
    this.#dataset = dataset;
    const all = heldOut.length < 2 ? [...dataset.classes.keys()] : heldOut;
    const byClass = imagesByClass(labels);
    // Where classes are many, some of them: each with enough images for a query and its example.
    const askable = all.filter((label) => (byClass.get(label)?.length ?? 0) >= 2);
    const some = spreadEvenly(askable.length, Math.floor(mostImages / fewestPerClass));
    this.classes = Array.from(some, (at) => askable[at] ?? 0);
    const perClass = Math.floor(mostImages / this.classes.length);
    this.images = Int32Array.from(
      this.classes.flatMap((label) => {
        const own = byClass.get(label) ?? [];
        return Array.from(spreadEvenly(own.length, perClass), (at) => own[at] ?? 0);
      }),
    ).toSorted();
    this.#labels = labelsOfOnly(this.images, labels);
  }

  /** `null` until all test images have arrived. */
  static draw(dataset: Dataset, heldOut: readonly number[]): FewShotTest | null {
    return isComplete(dataset.splits.test) ? new FewShotTest(dataset, heldOut) : null;
  }

  /**
   * The questions of a form, the same at every call.
   * @returns `null` where the classes, or the images of one, are too few
   */
  episodes({ ways, shots }: Form): Episodes | null {
    const byClass = imagesByClass(this.#labels);
    const fewest = Math.min(...this.classes.map((label) => byClass.get(label)?.length ?? 0));
    if (ways > this.classes.length || shots >= fewest) return null;
    const random = createRandom(evaluationSeed, 'episodes', 1);
    return drawEpisodes(this.#labels, this.classes, episodeCount, random, { ways, shots });
  }

  /**
   * How well a network that does not change meanwhile answers the questions.
   * @throws the signal's reason when aborted
   */
  async judge(
    network: SiameseNetwork,
    episodes: Episodes,
    pace: ChunkPace,
  ): Promise<FewShotAccuracy | null> {
    const { test } = this.#dataset.splits;
    const embedded = await embedBothWays(network, test, this.images, pace);
    return completeInTurns(fewShotAccuracy(embedded, episodes), pace.turn);
  }

  /** How well the images' grey values answer them, without any network. */
  async judgePixels(
    episodes: Episodes,
    turn: () => Promise<void>,
  ): Promise<FewShotAccuracy | null> {
    const { test } = this.#dataset.splits;
    const pixels = await pixelEmbeddings(test, this.images, turn);
    return completeInTurns(fewShotAccuracy(pixels, episodes), turn);
  }
}
