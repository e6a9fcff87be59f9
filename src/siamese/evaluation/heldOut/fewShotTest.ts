/** Owns the test of n-way k-shot classification: its classes, its images, its questions, the same for all. */
import { type Dataset, isComplete } from '../../../data/dataset.ts';
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
import { drawEpisodes } from '../episodes.ts';
import { evaluationSeed, spreadEvenly } from '../evaluationPairs.ts';
import { pixelEmbeddings } from './plainPixels.ts';

/** At most this many test images are embedded: a fraction of a second at rest. */
const mostImages = 1_500;
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
  /** [images of the split] class indices; 255 for an image that has no part. */
  readonly #labels: Uint8Array;

  private constructor(dataset: Dataset, heldOut: readonly number[]) {
    const { labels } = dataset.splits.test;
    this.#dataset = dataset;
    this.classes = heldOut.length < 2 ? [...dataset.classes.keys()] : heldOut;
    const perClass = Math.floor(mostImages / this.classes.length);
    this.images = Int32Array.from(
      this.classes.flatMap((label) => {
        const own = Array.from(labels.keys()).filter((image) => labels[image] === label);
        return Array.from(spreadEvenly(own.length, perClass), (at) => own[at] ?? 0);
      }),
    ).toSorted();
    this.#labels = new Uint8Array(labels.length).fill(255);
    for (const image of this.images) this.#labels[image] = labels[image] ?? 255;
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
    const fewest = Math.min(
      ...this.classes.map((label) => this.#labels.filter((own) => own === label).length),
    );
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
