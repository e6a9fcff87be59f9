/**
 * Computes the triplet loss (Schroff, Kalenichenko, Philbin 2015): an anchor should be closer to a positive
 * than to a negative by a margin: max(0, d²(a, p) − d²(a, n) + margin), averaged over the triplets. With the
 * cosine distance D = 1 − a·b, which is d²/2 of embeddings of length 1, D stands in the place of d².
 */
import * as tf from '@tensorflow/tfjs-core';
import type { RandomSource } from '../../../data/random.ts';
import type { MiningKind } from '../../../settings/choices.ts';
import type { RunSettings } from '../../../settings/settings.ts';
import { squaredDistances } from '../../ops/squaredDistances.ts';
import { checkBatch, type Loss } from '../loss.ts';
import type { ClassLoss } from '../lossImplementation.ts';
import { cosineDistances } from '../pairs/cosinePairs.ts';
import { distanceWeightedNegatives } from './distanceWeighted.ts';
import {
  createTripletIndex,
  disposeTripletIndex,
  gatherFlat,
  type TripletIndex,
} from './tripletIndex.ts';

/** Larger than any realistic squared distance; fp16 can hold it. */
const outOfSight = 30_000;

/** Squared or cosine distances of each anchor to its positives and to its negatives, with their index. */
interface AnchorDistances {
  readonly index: TripletIndex;
  /** [anchors, positives] */
  readonly toPositives: tf.Tensor2D;
  /** [anchors, negatives] */
  readonly toNegatives: tf.Tensor2D;
  /** Times this, they are squared Euclidean distances. */
  readonly squaredPerUnit: 1 | 2;
  /** Numbers in an embedding. */
  readonly embeddingSize: number;
}

/** A loss and its slope by the distance at every anchor's positives and negatives. */
interface Mined {
  readonly loss: tf.Scalar;
  readonly atPositives: tf.Tensor2D;
  readonly atNegatives: tf.Tensor2D;
}

/**
 * @param labels [images] the class of each image in every batch
 * @param mining `random`: each positive gets a random negative. `semi-hard`: it gets the nearest negative
 * that is farther than the positive, or the farthest one if there is none. `distance-weighted`: it gets one
 * drawn by its distance, for embeddings of length 1. `hard`: one triplet for each
 * anchor, with its farthest positive and its nearest negative
 * @param distance the cosine distance needs embeddings of length 1
 * @throws RangeError when there are fewer than two classes, or one has fewer than two images
 */
export function tripletLoss(
  labels: ArrayLike<number>,
  { mining, distance }: Pick<RunSettings, 'mining' | 'distance'>,
): Loss {
  const index = createTripletIndex(labels);
  return {
    compute: ({ embeddings, settings, random }) => {
      checkBatch(embeddings, labels.length);
      const isCosine = distance === 'cosine';
      const all = isCosine ? cosineDistances(embeddings) : squaredDistances(embeddings);
      const distances = {
        index,
        toPositives: gatherFlat(all, index.positives.at),
        // A place that fills up is too far away to be the nearest.
        toNegatives: farWhereFilled(gatherFlat(all, index.negatives.at), index),
        squaredPerUnit: isCosine ? 2 : 1,
        embeddingSize: embeddings.shape[1],
      } as const;
      const mined = miners[mining](distances, tf.scalar(settings.margin), random);
      const anchors = labels.length;
      const compact = tf.concat2d(
        [mined.atPositives, mined.atNegatives, tf.zeros([anchors, 1])],
        1,
      );
      const slopes = gatherFlat(compact, index.back);
      // A pair can be in triplets of both its images; ∂d²/∂eᵢ = 2·(eᵢ − eⱼ), and ∂D/∂eᵢ = −eⱼ.
      const bothWays = tf.add<tf.Tensor2D>(slopes, tf.transpose(slopes));
      return {
        loss: mined.loss,
        pull: isCosine
          ? { form: 'products', coefficients: tf.neg(bothWays) }
          : { form: 'differences', coefficients: tf.mul(bothWays, 2) },
        headGradients: null,
      };
    },
    dispose: () => disposeTripletIndex(index),
  };
}

function farWhereFilled(distances: tf.Tensor2D, { negatives }: TripletIndex): tf.Tensor2D {
  if (negatives.counts === null) return distances;
  return tf.add(distances, tf.mul(tf.sub(1, negatives.counts), outOfSight));
}

type Miner = (distances: AnchorDistances, margin: tf.Scalar, random: () => RandomSource) => Mined;

const miners: Readonly<Record<MiningKind, Miner>> = {
  random: (distances, margin, random) => {
    const { toPositives, toNegatives } = distances;
    const [[anchors, positives], [, negatives]] = [toPositives.shape, toNegatives.shape];
    return oneNegativeEach(distances, margin, () =>
      drawn([anchors, positives, negatives], distances.index, random()),
    );
  },
  'semi-hard': (distances, margin) =>
    oneNegativeEach(distances, margin, (p, n) => semiHard(p, n, distances.index)),
  'distance-weighted': (distances, margin, random) => {
    const { index, toPositives, toNegatives, squaredPerUnit, embeddingSize } = distances;
    const [, positives] = toPositives.shape;
    const squared = tf.mul<tf.Tensor2D>(toNegatives, squaredPerUnit);
    return oneNegativeEach(distances, margin, () =>
      distanceWeightedNegatives(
        { squared, counts: index.negatives.counts },
        positives,
        embeddingSize,
        random(),
      ),
    );
  },
  hard: hardest,
};

/** Batch-hard (Hermans, Beyer, Leibe 2017): the hardest triplet of each anchor. */
function hardest({ toPositives, toNegatives }: AnchorDistances, margin: tf.Scalar): Mined {
  const [anchors] = toPositives.shape;
  const furthest = tf.max<tf.Tensor2D>(toPositives, 1, true);
  const nearest = tf.min<tf.Tensor2D>(toNegatives, 1, true);
  const violations = tf.relu<tf.Tensor2D>(tf.add(tf.sub(furthest, nearest), margin));
  const share = tf.div<tf.Tensor2D>(tf.step(violations), anchors);
  return {
    loss: tf.mean(violations),
    atPositives: tf.mul(shareOut(tf.equal(toPositives, furthest)), share),
    atNegatives: tf.neg(tf.mul(shareOut(tf.equal(toNegatives, nearest)), share)),
  };
}

/**
 * One triplet for each anchor and positive.
 * @param choose gives 1 at the negative of each, else 0, [anchors, positives, negatives]
 */
function oneNegativeEach(
  { index, toPositives, toNegatives }: AnchorDistances,
  margin: tf.Scalar,
  choose: (toPositives: tf.Tensor3D, toNegatives: tf.Tensor3D) => tf.Tensor3D,
): Mined {
  const [anchors, positives] = toPositives.shape;
  const [, negatives] = toNegatives.shape;
  const p = tf.reshape<tf.Rank.R3>(toPositives, [anchors, positives, 1]);
  const n = tf.reshape<tf.Rank.R3>(toNegatives, [anchors, 1, negatives]);
  const chosen = choose(p, n);
  const distances = tf.sum<tf.Tensor2D>(tf.mul(chosen, n), 2);
  const all = tf.relu<tf.Tensor2D>(tf.add(tf.sub(toPositives, distances), margin));
  const { counts } = index.positives;
  const violations = counts === null ? all : tf.mul<tf.Tensor2D>(all, counts);
  const share = tf.div<tf.Tensor2D>(tf.step(violations), index.positivePairs);
  const share3d = tf.reshape(share, [anchors, positives, 1]);
  return {
    loss: counts === null ? tf.mean(violations) : tf.div(tf.sum(violations), index.positivePairs),
    atPositives: share,
    atNegatives: tf.neg(tf.sum<tf.Tensor2D>(tf.mul(chosen, share3d), 1)),
  };
}

function semiHard(p: tf.Tensor3D, n: tf.Tensor3D, { negatives }: TripletIndex): tf.Tensor3D {
  const isFurther = tf.greater(n, p);
  const nearestFurther = tf.min<tf.Tensor3D>(
    tf.where(isFurther, tf.add(n, tf.zerosLike(p)), tf.scalar(outOfSight)),
    2,
    true,
  );
  // A place that fills up must not be the furthest.
  const real = negatives.counts === null ? n : tf.mul(n, tf.expandDims(negatives.counts, 1));
  const furthest = tf.max<tf.Tensor3D>(real, 2, true);
  const wanted = tf.minimum(nearestFurther, furthest);
  return shareOut(tf.equal(n, wanted));
}

/** 1 at one random negative for each anchor and positive, else 0. */
function drawn(
  shape: [number, number, number],
  { negativesOf }: TripletIndex,
  random: RandomSource,
): tf.Tensor3D {
  const [anchors, positives, negatives] = shape;
  const choices = Int32Array.from({ length: anchors * positives }, (_, at) =>
    random.below(negativesOf[Math.floor(at / positives)] ?? negatives),
  );
  const oneHot = tf.oneHot(tf.tensor1d(choices, 'int32'), negatives);
  return tf.reshape(tf.cast(oneHot, 'float32'), shape);
}

/** Divides a 1 equally among the found places along the last axis. */
function shareOut<T extends tf.Tensor>(isFound: T): T {
  const found = tf.cast<T>(isFound, 'float32');
  return tf.div<T>(found, tf.sum(found, -1, true));
}

/** The row in the table of losses. */
export const triplet: ClassLoss = {
  batches: 'classes',
  create: tripletLoss,
  createForPair: () => null,
  stuckLoss: ({ margin }) => margin,
};
