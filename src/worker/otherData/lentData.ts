/**
 * Owns the data set that a worker is lent to measure networks on, beside the one that it trains on; measures one
 * network at a time, in turns.
 */
import { createDataset, isComplete } from '../../data/dataset.ts';
import { type LoaderPorts, loadManifest, loadShards } from '../../data/shards/shardLoader.ts';
import type {
  MeasuredFigures,
  MeasureQuestion,
  OtherData,
} from '../../protocol/answers/measuring.ts';
import type { EpisodeForm } from '../../siamese/evaluation/otherData/otherEpisodes.ts';
import {
  type OtherImages,
  otherImagesOf,
  testImagesOf,
} from '../../siamese/evaluation/otherData/otherImages.ts';
import { type OtherFigures, OtherTest } from '../../siamese/evaluation/otherData/otherTest.ts';
import type { ChunkPace } from '../../siamese/network/embedding.ts';
import type { Run } from '../run/run.ts';
import { unlessAborted } from '../scheduling/unlessAborted.ts';

/** More views hardly change a mean, and take long. */
const mostViews = 64;

interface Lent {
  readonly id: string;
  readonly isTestOnly: boolean;
  readonly images: Promise<OtherImages>;
}

/** The newest test, with the figures of pixels once they are known. */
interface NewestTest {
  readonly lent: Lent;
  readonly form: EpisodeForm;
  readonly test: OtherTest;
  pixels: OtherFigures | null;
}

export class LentData {
  readonly #ports: LoaderPorts;
  #lent: Lent | null = null;
  #newest: NewestTest | null = null;
  #abort = new AbortController();

  constructor(ports: LoaderPorts) {
    this.#ports = ports;
  }

  /**
   * Takes other data in place of the last; ends a measuring on those.
   * @throws RangeError when own images do not fit what is said of them
   * @throws Error when the test images cannot be loaded
   */
  async lend(data: OtherData | null): Promise<void> {
    this.#stop();
    this.#newest = null;
    this.#lent = null;
    if (data === null) return;
    const lent = {
      id: data.id,
      isTestOnly: data.images.kind === 'shards',
      images: this.#imagesOf(data),
    };
    this.#lent = lent;
    try {
      await lent.images;
    } catch (error) {
      if (this.#lent === lent) this.#lent = null;
      throw error;
    }
  }

  /**
   * Measures a run's network of this moment, even if training goes on or the run ends meanwhile.
   * @returns `null` if a newer question or other data came before the end
   * @throws RangeError for fewer than two ways, no shot, or a number of views out of range
   * @throws Error when the data set is not lent
   */
  async measure(run: Run, question: MeasureQuestion): Promise<MeasuredFigures | null> {
    const { id, ways, shots, views } = question;
    if (!Number.isInteger(ways) || !Number.isInteger(shots) || ways < 2 || shots < 1) {
      throw new RangeError(`A question needs 2 ways and 1 shot or more, got ${ways} and ${shots}`);
    }
    if (!Number.isInteger(views) || views < 1 || views > mostViews) {
      throw new RangeError(`An image is read 1 to ${mostViews} times, not ${views}`);
    }
    const lent = this.#lent;
    if (lent?.id !== id) throw new Error(`The images of “${id}” are not here: lend them first`);
    this.#stop();
    const { signal } = this.#abort;
    const { stepper, evaluator, turns } = run.parts;
    const { step, batchSize } = stepper;
    const { decision } = evaluator;
    const pace = { chunkImages: batchSize, turn: () => turns.next(), signal };
    const frozen = stepper.judged.freeze();
    try {
      const images = await lent.images;
      if (signal.aborted) return null;
      const newest = this.#testOf(lent, images, { ways, shots });
      const { test } = newest;
      const measured = async (): Promise<Pick<MeasuredFigures, 'network' | 'pixels'>> => ({
        pixels: await pixelsOf(newest, pace),
        network: await test.judge(frozen, decision, views, pace),
      });
      const figures = await unlessAborted(signal, measured());
      if (figures === null || signal.aborted) return null;
      return {
        ...{ runId: run.id, step, id, ways, shots, views },
        imageCount: images.labels.length,
        isTestOnly: lent.isTestOnly,
        pairCount: test.pairCount,
        questionCount: test.questionCount,
        hasFamilies: images.families !== null,
        hasDrawers: images.groups !== null,
        ...figures,
      };
    } finally {
      frozen.dispose();
    }
  }

  /** Ends the measuring under way. */
  #stop(): void {
    this.#abort.abort();
    this.#abort = new AbortController();
  }

  #testOf(lent: Lent, images: OtherImages, form: EpisodeForm): NewestTest {
    const known = this.#newest;
    const isSame =
      known?.lent === lent && known.form.ways === form.ways && known.form.shots === form.shots;
    if (isSame) return known;
    this.#newest = { lent, form, test: new OtherTest(images, form), pixels: null };
    return this.#newest;
  }

  async #imagesOf(data: OtherData): Promise<OtherImages> {
    if (data.images.kind === 'own') return otherImagesOf(data, data.images.images);
    const manifestUrl = new URL(data.images.manifestUrl);
    const whole = await loadManifest(manifestUrl, this.#ports);
    const manifest = { ...whole, shards: whole.shards.filter(({ split }) => split === 'test') };
    const dataset = createDataset(manifest);
    const failures: string[] = [];
    await loadShards(dataset, manifest, manifestUrl, this.#ports, (_, error) => {
      if (error !== null) failures.push(error.message);
    });
    if (!isComplete(dataset.splits.test)) throw new Error(failures.join('; '));
    return testImagesOf(dataset);
  }
}

async function pixelsOf(newest: NewestTest, pace: ChunkPace): Promise<OtherFigures> {
  newest.pixels ??= await newest.test.judgePixels(pace);
  return newest.pixels;
}
