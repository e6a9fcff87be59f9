/**
 * Owns the test of a network on another data set than the one trained on: its pairs and its questions, the
 * same for all networks, from a fixed seed.
 */
import type { LabelledImages } from '../../../data/dataset.ts';
import { createRandom } from '../../../data/random.ts';
import type { Episodes, FewShotAccuracy } from '../../../metrics/neighbours/fewShot.ts';
import type { EmbeddedImages } from '../../../metrics/neighbours/nearestNeighbours.ts';
import type { Decision } from '../../../metrics/pairs/calibration.ts';
import type { PairSet } from '../../../metrics/pairs/pairSet.ts';
import { wilsonInterval } from '../../../metrics/statistics/wilson.ts';
import { type ChunkPace, interruptibleTurn } from '../../network/embedding.ts';
import type { SiameseNetwork } from '../../network/siameseNetwork.ts';
import { drawHeldOutPairs, evaluationSeed } from '../evaluationPairs.ts';
import { heldOutFiguresOf } from '../heldOut/heldOutFigures.ts';
import { pixelEmbeddings } from '../heldOut/plainPixels.ts';
import { embedMeansOfViews } from './meanOfViews.ts';
import { drawOtherEpisodes, type EpisodeForm } from './otherEpisodes.ts';
import { gatherImages, type OtherImages } from './otherImages.ts';

/** Positive pairs, and as many negative ones. */
const pairsOfEach = 2_000;
/** Questions: as many as in Omniglot's test (Lake et al. 2015). */
const episodeCount = 400;
/** Separates the random stream of these questions from those of other tests. */
const episodeStream = 2;

/** How well another data set is told apart. */
export interface OtherFigures {
  /** Balanced, at the network's threshold; `null` without a threshold or pairs. */
  readonly accuracy: number | null;
  /** `null` without pairs, or if a distance is not finite. */
  readonly areaUnderCurve: number | null;
  /** With Wilson's 95 % interval; `null` without questions, or if no distance is finite. */
  readonly fewShot: FewShotAccuracy | null;
}

export class OtherTest {
  /** The images in pairs or questions, copied together. */
  readonly #images: LabelledImages;
  /** Indices into `#images`; `null` where fewer than two classes have two images. */
  readonly #pairs: PairSet | null;
  /** Indices into `#images`; `null` where questions of this form cannot be asked. */
  readonly #episodes: Episodes | null;

  constructor(images: OtherImages, form: EpisodeForm) {
    const { labels, classCount } = images;
    const classes = Array.from({ length: classCount }, (_, label) => label);
    const every = Int32Array.from(labels.keys());
    const { among } = drawHeldOutPairs(every, labels, classes, [], pairsOfEach);
    const random = createRandom(evaluationSeed, 'episodes', episodeStream);
    const episodes = drawOtherEpisodes(images, form, episodeCount, random);
    const used = usedIn(labels.length, [
      ...(among === null ? [] : [among.first, among.second]),
      ...(episodes === null ? [] : [episodes.supports, episodes.queries]),
    ]);
    this.#images = gatherImages(images, used);
    const placeOf = new Map(Array.from(used, (image, place) => [image, place]));
    const placed = (some: Int32Array): Int32Array => some.map((image) => placeOf.get(image) ?? 0);
    this.#pairs = among && { ...among, first: placed(among.first), second: placed(among.second) };
    this.#episodes = episodes && {
      ...episodes,
      supports: placed(episodes.supports),
      queries: placed(episodes.queries),
    };
  }

  /** Positive and negative pairs together. */
  get pairCount(): number {
    return this.#pairs?.first.length ?? 0;
  }

  get questionCount(): number {
    return this.#episodes?.queries.length ?? 0;
  }

  /**
   * The figures of a network that does not change meanwhile.
   * @param decision the network's own, which these images had no part in; `null` without one
   * @param viewCount how often each image is read, a little different each time; 1: as it is
   * @throws the signal's reason when aborted
   */
  async judge(
    network: SiameseNetwork,
    decision: Decision | null,
    viewCount: number,
    pace: ChunkPace,
  ): Promise<OtherFigures> {
    const embedded = await embedMeansOfViews(network, this.#images, viewCount, pace);
    return this.#figuresOf(embedded, decision, pace);
  }

  /**
   * The figures of the images' grey values, without any network: they have no threshold.
   * @throws the signal's reason when aborted
   */
  async judgePixels(pace: ChunkPace): Promise<OtherFigures> {
    const pixels = await pixelEmbeddings(this.#images, this.#everyImage(), interruptibleTurn(pace));
    return this.#figuresOf(pixels, null, pace);
  }

  #everyImage(): Int32Array {
    return Int32Array.from({ length: this.#images.count }, (_, image) => image);
  }

  async #figuresOf(
    embedded: EmbeddedImages,
    decision: Decision | null,
    pace: ChunkPace,
  ): Promise<OtherFigures> {
    const questions = {
      pairs: { among: this.#pairs, withSeen: null },
      episodes: this.#episodes,
    };
    const { among, oneShotAccuracy } = await heldOutFiguresOf(
      embedded,
      questions,
      decision,
      interruptibleTurn(pace),
    );
    return {
      accuracy: decision === null ? null : (among?.pairAccuracy ?? null),
      areaUnderCurve: among?.areaUnderCurve ?? null,
      fewShot:
        oneShotAccuracy === null
          ? null
          : {
              accuracy: oneShotAccuracy,
              interval: wilsonInterval(oneShotAccuracy, this.questionCount),
            },
    };
  }
}

/** Which images of so many are in the lists, ascending, each once. */
function usedIn(imageCount: number, lists: readonly Int32Array[]): Int32Array {
  const isUsed = new Uint8Array(imageCount);
  for (const list of lists) for (const image of list) isUsed[image] = 1;
  return Int32Array.from(isUsed.keys()).filter((image) => isUsed[image] === 1);
}
