import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { imageAt, type LabelledImages } from '../../../../../src/data/dataset.ts';
import { createRandom } from '../../../../../src/data/random.ts';
import {
  drawHeldOutPairs,
  evaluationSeed,
} from '../../../../../src/siamese/evaluation/evaluationPairs.ts';
import { drawOtherEpisodes } from '../../../../../src/siamese/evaluation/otherData/otherEpisodes.ts';
import { gatherImages } from '../../../../../src/siamese/evaluation/otherData/otherImages.ts';
import { OtherTest } from '../../../../../src/siamese/evaluation/otherData/otherTest.ts';
import { switchToBackend } from '../../../../helpers/backends.ts';
import { inputOf, makeNetwork } from '../../../../helpers/networks.ts';
import { otherImages } from '../../../../helpers/otherData.ts';

const drawers = [1, 2, 3, 4, 5, 6];
const images = otherImages([
  ...Array.from({ length: 5 }, () => ({ family: 'Greek', drawers })),
  ...Array.from({ length: 4 }, () => ({ family: 'Latin', drawers })),
]);
const form = { ways: 4, shots: 2 };
const pace = () => ({
  chunkImages: 7,
  turn: async () => {},
  signal: new AbortController().signal,
});

beforeAll(() => switchToBackend('wasm'));

/** The figures by plain loops over vectors, one for each image. */
function byBruteForce(vectors: readonly ArrayLike<number>[], threshold: number) {
  const distance = (one: ArrayLike<number>, other: ArrayLike<number>): number =>
    Math.hypot(...Array.from(one, (value, at) => value - (other[at] ?? Number.NaN)));
  const vectorOf = (image: number): ArrayLike<number> => vectors[image] ?? [];
  const every = Int32Array.from(images.labels.keys());
  const classes = Array.from({ length: 9 }, (_, label) => label);
  const { among } = drawHeldOutPairs(every, images.labels, classes, [], 2_000);
  if (among === null) throw new Error('There are pairs');
  const distances = Array.from(among.first, (first, pair) =>
    distance(vectorOf(first), vectorOf(among.second[pair] ?? 0)),
  );
  const [same, different] = [distances.slice(0, 2_000), distances.slice(2_000)];
  const shareOf = (some: readonly number[], isMet: (value: number) => boolean): number =>
    some.filter(isMet).length / some.length;
  const wins = same.map(
    (near) =>
      shareOf(different, (far) => far > near) + shareOf(different, (far) => far === near) / 2,
  );
  const random = createRandom(evaluationSeed, 'episodes', 2);
  const episodes = drawOtherEpisodes(images, form, 400, random);
  if (episodes === null) throw new Error('There are questions');
  const isRight = Array.from(episodes.queries, (query, episode) => {
    const found = Array.from({ length: form.ways }, (_, way) => {
      const shown = [0, 1].map(
        (shot) => episodes.supports[(episode * form.ways + way) * 2 + shot] ?? 0,
      );
      const mean = Array.from(vectorOf(query), (_value, at) =>
        shown.reduce((sum, image) => sum + (vectorOf(image)[at] ?? 0) / 2, 0),
      );
      return { label: images.labels[shown[0] ?? 0], far: distance(vectorOf(query), mean) };
    }).toSorted((one, other) => one.far - other.far);
    return found[0]?.label === images.labels[query];
  });
  return {
    accuracy:
      (shareOf(same, (value) => value <= threshold) +
        shareOf(different, (value) => value > threshold)) /
      2,
    areaUnderCurve: wins.reduce((sum, share) => sum + share, 0) / wins.length,
    fewShot: isRight.filter(Boolean).length / isRight.length,
  };
}

function everyImage(): LabelledImages {
  return gatherImages(images, Int32Array.from(images.labels.keys()));
}

describe('the test on another data set', () => {
  it("agrees with plain loops over the network's embeddings", async () => {
    const network = makeNetwork();
    const all = everyImage();
    const vectors: Float32Array[] = [];
    for (let image = 0; image < all.count; image++) {
      vectors.push(await network.embed(inputOf(network.plan, [imageAt(all, image)]), 'a'));
    }
    const threshold = Math.hypot(
      ...Array.from(vectors[0] ?? [], (value, at) => value - (vectors[30]?.[at] ?? 0)),
    );
    const decision = { slope: 1, intercept: 0, threshold };
    const found = await new OtherTest(images, form).judge(network, decision, 1, pace());
    network.dispose();
    const truth = byBruteForce(vectors, threshold);
    expect(truth.accuracy).toBeGreaterThan(0.5);
    // The chunks of the network may round otherwise than an image alone: a few pairs may change sides.
    expect(found.accuracy).toBeCloseTo(truth.accuracy, 2);
    expect(found.areaUnderCurve).toBeCloseTo(truth.areaUnderCurve, 3);
    expect(found.fewShot?.accuracy).toBeCloseTo(truth.fewShot, 2);
  });

  it('of grey values agrees with plain loops, and has no threshold', async () => {
    const all = everyImage();
    const vectors = Array.from({ length: all.count }, (_, image) => imageAt(all, image));
    const found = await new OtherTest(images, form).judgePixels(pace());
    const truth = byBruteForce(vectors, 0);
    expect(found.accuracy).toBeNull();
    expect(found.areaUnderCurve).toBeCloseTo(truth.areaUnderCurve, 6);
    expect(found.fewShot?.accuracy).toBeCloseTo(truth.fewShot, 6);
  });

  it('has no accuracy without a threshold, and leaves no tensor behind', async () => {
    const network = makeNetwork();
    const test = new OtherTest(images, form);
    await test.judge(network, null, 1, pace());
    const before = tf.memory().numTensors;
    expect((await test.judge(network, null, 1, pace())).accuracy).toBeNull();
    expect(tf.memory().numTensors).toBe(before);
    network.dispose();
  });

  it('has pairs alone where no family has so many classes', async () => {
    const test = new OtherTest(images, { ways: 6, shots: 1 });
    expect([test.questionCount, test.pairCount]).toEqual([0, 4_000]);
    const { fewShot, areaUnderCurve } = await test.judgePixels(pace());
    expect(fewShot).toBeNull();
    expect(areaUnderCurve).toBeGreaterThan(0.5);
  });

  it('ends when it is aborted', async () => {
    const network = makeNetwork();
    const abort = new AbortController();
    const judged = new OtherTest(images, form).judge(network, null, 1, {
      ...pace(),
      signal: abort.signal,
    });
    abort.abort(new Error('enough'));
    await expect(judged).rejects.toThrow('enough');
    network.dispose();
  });
});
