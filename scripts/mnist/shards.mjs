// Splits the data set, cuts it into shards, and orders them for loading.

/**
 * @typedef {import('./source.mjs').Labelled} Labelled
 * @typedef {'train' | 'validation' | 'test'} Split
 *
 * The part of a split in one file. `payload` is the file's content before compression: the images, row
 * by row, then one byte of label for each image.
 * @typedef {{ file: string, split: Split, count: number, payload: Uint8Array }} Shard
 */

/**
 * The examples from `from` up to `to`, without copying.
 * @param {Labelled} set
 * @param {number} from
 * @param {number} to
 * @returns {Labelled}
 */
export function sliceSet(set, from, to) {
  const size = set.height * set.width;
  return {
    ...set,
    pixels: set.pixels.subarray(from * size, to * size),
    labels: set.labels.subarray(from, to),
  };
}

/**
 * Takes the last examples of the training set for validation.
 * @param {Labelled} train
 * @param {number} validationCount
 * @returns {{ train: Labelled, validation: Labelled }}
 */
export function splitTrain(train, validationCount) {
  const cut = train.labels.length - validationCount;
  if (cut < 0) {
    throw new Error(`${train.labels.length} examples cannot give ${validationCount} away`);
  }
  return {
    train: sliceSet(train, 0, cut),
    validation: sliceSet(train, cut, cut + validationCount),
  };
}

/**
 * Cuts a split into shards, in the split's order.
 * @param {Split} split
 * @param {Labelled} set
 * @param {number} shardSize examples in each shard; the last may hold fewer
 * @returns {Shard[]}
 */
export function cutShards(split, set, shardSize) {
  const shardCount = Math.ceil(set.labels.length / shardSize);
  return Array.from({ length: shardCount }, (_, i) => {
    const { pixels, labels } = sliceSet(set, i * shardSize, (i + 1) * shardSize);
    return {
      file: `${split}-${String(i).padStart(2, '0')}.bin`,
      split,
      count: labels.length,
      payload: Buffer.concat([pixels, labels]),
    };
  });
}

/**
 * Puts shards in the order of loading: first one training shard, so that training can begin at once,
 * then validation and test, then the other training shards.
 * @param {readonly Shard[]} shards
 * @returns {Shard[]}
 */
export function orderForLoading(shards) {
  /** @param {Split} split */
  const of = (split) => shards.filter((shard) => shard.split === split);
  const [first, ...others] = of('train');
  return [...(first ? [first] : []), ...of('validation'), ...of('test'), ...others];
}
