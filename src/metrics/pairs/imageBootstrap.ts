/**
 * Computes a confidence interval of the balanced accuracy over all pairs of some images, by drawing the
 * images anew (Efron 1979). The draws and all that depends on them alone are made once.
 */
import { requireElement } from '../requireElement.ts';
import type { AllPairs, RowPairs } from './allPairs.ts';
import { type Interval, independentVariance, standardErrors } from './interval.ts';
import { type DistancesByKind, errorRatesOf } from './thresholdRates.ts';

/** Draws whole numbers, uniform in [0, bound). */
interface Draws {
  below(bound: number): number;
}

/** The number of resamples. */
const resampleCount = 200;
/** How often an image was drawn is packed for two resamples into one number. */
const words = resampleCount / 2;
const lowHalf = 0xffff;
/** The tails outside a 95 % interval. */
const tail = 0.025;

/** A balanced accuracy with its 95 % interval. */
export interface AccuracyWithInterval {
  readonly accuracy: number;
  readonly interval: Interval;
}

export class ImageBootstrap {
  readonly #pairs: AllPairs;
  /** [rows × words] how often each resample has drawn the image; its low half is an even resample's. */
  readonly #drawn: Int32Array;
  /** [resamples] the pairs of each kind in a resample. */
  readonly #pairsOf: Readonly<Record<keyof DistancesByKind, Float64Array>>;

  /**
   * @param pairs of at most 30,000 images
   * @param random draws `rows` images for each resample, resample by resample
   */
  constructor(pairs: AllPairs, random: Draws) {
    this.#pairs = pairs;
    const { rows } = pairs;
    this.#drawn = new Int32Array(rows * words);
    for (let resample = 0; resample < resampleCount; resample++) {
      const one = resample % 2 === 0 ? 1 : lowHalf + 1;
      for (let draw = 0; draw < rows; draw++) {
        const at = random.below(rows) * words + (resample >> 1);
        this.#drawn[at] = (this.#drawn[at] ?? 0) + one;
      }
    }
    this.#pairsOf = this.#countPairs();
  }

  /**
   * The balanced accuracy at a threshold that other images chose, and its percentile interval. Two draws of
   * one image make no pair. The interval is at least as wide as for independent pairs: even if every
   * decision is right, perfection is not proved.
   * @param distances of all pairs
   */
  accuracyAt(threshold: number, { positive, negative }: DistancesByKind): AccuracyWithInterval {
    const { positive: same, negative: different } = this.#pairs;
    const rejected = this.#count(same, (pair) => (positive[pair] ?? 0) > threshold);
    const accepted = this.#count(different, (pair) => (negative[pair] ?? 0) <= threshold);
    const { falseAcceptRate, falseRejectRate } = errorRatesOf(
      { positive: positive.length - rejected.pairs, negative: accepted.pairs },
      { positive: positive.length, negative: negative.length },
    );
    const accuracy = 1 - (falseAcceptRate + falseRejectRate) / 2;
    const resampled = rejected.ofResamples
      .map((rejects, resample) => {
        const rejectRate = rejects / requireElement(this.#pairsOf.positive, resample);
        const acceptRate =
          requireElement(accepted.ofResamples, resample) /
          requireElement(this.#pairsOf.negative, resample);
        return 1 - (rejectRate + acceptRate) / 2;
      })
      // A resample of very few images may lack a kind of pairs.
      .filter(Number.isFinite)
      .sort();
    const least =
      standardErrors *
      Math.sqrt(
        independentVariance(
          [1 - falseRejectRate, 1 - falseAcceptRate],
          [positive.length, negative.length],
        ),
      );
    const at = (share: number): number =>
      resampled[Math.round(share * (resampled.length - 1))] ?? accuracy;
    return {
      accuracy,
      interval: {
        low: Math.max(0, Math.min(at(tail), accuracy - least)),
        high: Math.min(1, Math.max(at(1 - tail), accuracy + least)),
      },
    };
  }

  /** Counts the wrong pairs, among all and in each resample: a pair as often as both images together. */
  #count(
    { first, second }: RowPairs,
    isWrong: (pair: number) => boolean,
  ): { readonly pairs: number; readonly ofResamples: Float64Array } {
    const ofResamples = new Float64Array(resampleCount);
    // The draws of all second images that go wrongly with the present first one: at most all rows, so no
    // half runs over.
    const sums = new Int32Array(words);
    const drawn = this.#drawn;
    let [pairs, row, isEmpty] = [0, 0, true];
    const closeRow = (): void => {
      if (isEmpty) return;
      addProducts(ofResamples, drawn, row * words, sums);
      sums.fill(0);
      isEmpty = true;
    };
    for (let pair = 0; pair < first.length; pair++) {
      if (!isWrong(pair)) continue;
      const own = first[pair] ?? 0;
      if (own !== row) closeRow();
      row = own;
      isEmpty = false;
      pairs++;
      const start = (second[pair] ?? 0) * words;
      for (let word = 0; word < words; word++) {
        sums[word] = (sums[word] ?? 0) + (drawn[start + word] ?? 0);
      }
    }
    closeRow();
    return { pairs, ofResamples };
  }

  /** Σ over images i ≠ j of one class, or of two, of both images' draws. */
  #countPairs(): Record<keyof DistancesByKind, Float64Array> {
    const { classSizes, rows, isOrdered } = this.#pairs;
    const positive = new Float64Array(resampleCount);
    const negative = new Float64Array(resampleCount);
    const orders = isOrdered ? 1 : 2;
    for (let resample = 0; resample < resampleCount; resample++) {
      let [row, sameSquares, ownSquares] = [0, 0, 0];
      for (const size of classSizes) {
        let ofClass = 0;
        for (const end = row + size; row < end; row++) {
          const times = this.#timesDrawn(row, resample);
          ofClass += times;
          ownSquares += times ** 2;
        }
        sameSquares += ofClass ** 2;
      }
      positive[resample] = (sameSquares - ownSquares) / orders;
      negative[resample] = (rows ** 2 - sameSquares) / orders;
    }
    return { positive, negative };
  }

  #timesDrawn(row: number, resample: number): number {
    const packed = this.#drawn[row * words + (resample >> 1)] ?? 0;
    return resample % 2 === 0 ? packed & lowHalf : packed >>> 16;
  }
}

/** Adds one image's draws times the sums of draws, resample by resample. */
function addProducts(
  totals: Float64Array,
  drawn: Int32Array,
  start: number,
  sums: Int32Array,
): void {
  for (let word = 0; word < words; word++) {
    const own = drawn[start + word] ?? 0;
    const others = sums[word] ?? 0;
    totals[2 * word] = (totals[2 * word] ?? 0) + (own & lowHalf) * (others & lowHalf);
    totals[2 * word + 1] = (totals[2 * word + 1] ?? 0) + (own >>> 16) * (others >>> 16);
  }
}
