import { beforeAll, describe, expect, it } from 'vitest';
import type { Decision } from '../../../../src/metrics/pairs/calibration.ts';
import type { Comparison } from '../../../../src/protocol/answers/comparison.ts';
import { initialParameters } from '../../../../src/siamese/network/plans/networkPlan.ts';
import { SiameseNetwork } from '../../../../src/siamese/network/siameseNetwork.ts';
import { PairWatch } from '../../../../src/worker/run/pairWatch.ts';
import { switchToBackend } from '../../../helpers/backends.ts';
import { readMnist } from '../../../helpers/mnist.ts';
import { inputOf, makeNetwork, makePlan } from '../../../helpers/networks.ts';
import { distanceReference } from '../../../helpers/referenceNetwork.ts';

const plan = makePlan('mlp', 4);
const [a = null, b = null] = readMnist('t10k', 2).images;
const decision: Decision = { slope: 8, intercept: 4, threshold: 0.5 };
let network: SiameseNetwork;

beforeAll(async () => {
  await switchToBackend('cpu');
  network = makeNetwork(plan);
});

/** A watch whose step, clock and decision are set by hand. */
function makeWatch(watched = network) {
  const now: { step: number; ms: number; decision: Decision | null } = {
    step: 0,
    ms: 0,
    decision: null,
  };
  const watch = new PairWatch({
    runId: 7,
    network: () => watched,
    step: () => now.step,
    decision: () => now.decision,
    surroundings: { isCurrent: false, around: () => null },
    now: () => now.ms,
  });
  return { watch, now };
}

/** What a tower makes of both digits. */
async function embeddingsBy(tower: 'a' | 'b', of = network): Promise<[Float32Array, Float32Array]> {
  if (a === null || b === null) throw new Error('There are no digits');
  const embeddings = await of.embed(inputOf(of.plan, [a, b]), tower);
  return [embeddings.slice(0, 4), embeddings.slice(4)];
}

describe('a comparison', () => {
  it('has the embeddings of both digits and their distance', async () => {
    const { watch, now } = makeWatch();
    now.step = 12;
    const found = await watch.compare({ a, b });
    const [embeddingA, embeddingB] = await embeddingsBy('a');
    expect(found).toMatchObject({ embeddingA, embeddingB });
    expect(found.distance).toBeCloseTo(distanceReference(embeddingA, embeddingB), 6);
    expect(found).toMatchObject({ runId: 7, step: 12, similarity: null, threshold: null });
    expect(found.towerDifference).toBe(0);
  });

  it('has a similarity once there is a decision', async () => {
    const { watch, now } = makeWatch();
    now.decision = decision;
    const { distance, similarity, threshold } = await watch.compare({ a, b });
    expect(similarity).toBeCloseTo(1 / (1 + Math.exp(8 * (distance ?? 0) - 4)), 12);
    expect(threshold).toBe(0.5);
  });

  it('of a digit with itself is at distance 0, and likelier the same than not', async () => {
    const { watch, now } = makeWatch();
    now.decision = decision;
    const { distance, similarity } = await watch.compare({ a, b: a });
    expect(distance).toBe(0);
    expect(similarity).toBeCloseTo(1 / (1 + Math.exp(-4)), 12);
  });

  it('tells that somebody draws, until a while after the last one that was asked for', async () => {
    const { watch, now } = makeWatch();
    expect(watch.isDrawnOn).toBe(false);
    await watch.compare({ a, b });
    now.ms = 140;
    expect(watch.isDrawnOn).toBe(true);
    // What is compared anew by itself, nobody draws.
    await watch.refresh(() => {});
    now.ms = 160;
    expect(watch.isDrawnOn).toBe(false);
  });

  it.each([
    ['the left', { a: null, b }],
    ['the right', { a, b: null }],
    ['either', { a: null, b: null }],
  ])('has nothing to say of %s pad while it is empty', async (_, pair) => {
    const { watch, now } = makeWatch();
    now.decision = decision;
    const found = await watch.compare(pair);
    expect(found.embeddingA === null).toBe(pair.a === null);
    expect(found.embeddingB === null).toBe(pair.b === null);
    expect(found).toMatchObject({ distance: null, similarity: null, threshold: 0.5 });
    expect(found.towerDifference).toBe(pair.a === null && pair.b === null ? null : 0);
  });

  it('refuses what is no digit, and goes on watching the last pair', async () => {
    const { watch } = makeWatch();
    await watch.compare({ a, b: null });
    const refused = watch.compare({ a: new Uint8Array(10), b: null });
    await expect(refused).rejects.toThrow('An image has 784 pixels, got 10');
    expect(watch.pair.a).toBe(a);
  });
});

describe('a comparison by towers that are not tied', () => {
  const untiedPlan = makePlan('mlp', 4, { tieWeights: false, loss: 'learned-distance' });
  /** Of any sign: a weight of a learned distance may be negative. */
  const weights = [0.5, -0.25, 2, 1];

  function makeUntied(): SiameseNetwork {
    const parameters = initialParameters(untiedPlan, 1);
    parameters.set(weights, untiedPlan.headOffset);
    return SiameseNetwork.create(untiedPlan, parameters);
  }

  it('takes the left digit through the one and the right one through the other', async () => {
    const untied = makeUntied();
    const { watch } = makeWatch(untied);
    const found = await watch.compare({ a, b });
    const [embeddingA] = await embeddingsBy('a', untied);
    const [, embeddingB] = await embeddingsBy('b', untied);
    expect(found).toMatchObject({ embeddingA, embeddingB });
    const expected = weights.reduce(
      (sum, weight, k) => sum + weight * Math.abs((embeddingA[k] ?? 0) - (embeddingB[k] ?? 0)),
      0,
    );
    expect(found.distance).toBeCloseTo(expected, 6);
    untied.dispose();
  });

  it('tells how far apart they put what is drawn, the left digit where both are', async () => {
    const untied = makeUntied();
    const { watch } = makeWatch(untied);
    const [[aByA, bByA], [aByB, bByB]] = [
      await embeddingsBy('a', untied),
      await embeddingsBy('b', untied),
    ];
    const differenceOf = async (pair: { a: typeof a; b: typeof b }) =>
      (await watch.compare(pair)).towerDifference;
    const [ofA, ofB] = [distanceReference(aByA, aByB), distanceReference(bByA, bByB)];
    expect(ofA).toBeGreaterThan(0);
    expect(await differenceOf({ a, b })).toBeCloseTo(ofA, 6);
    expect(await differenceOf({ a, b: null })).toBeCloseTo(ofA, 6);
    expect(await differenceOf({ a: null, b })).toBeCloseTo(ofB, 6);
    expect(await differenceOf({ a: null, b: null })).toBeNull();
    untied.dispose();
  });
});

describe('watching a pair', () => {
  it('is due after 8 steps and a tenth of a second, while there is a drawing', async () => {
    const { watch, now } = makeWatch();
    now.step = 100;
    now.ms = 1_000;
    expect(watch.isDue).toBe(false);
    await watch.compare({ a, b: null });
    const isDueAfter = (steps: number, ms: number): boolean => {
      now.step = 100 + steps;
      now.ms = 1_000 + ms;
      return watch.isDue;
    };
    expect([isDueAfter(7, 500), isDueAfter(50, 99), isDueAfter(8, 100)]).toEqual([
      false,
      false,
      true,
    ]);
  });

  it('compares again with the network as it is, one comparison at a time', async () => {
    const { watch, now } = makeWatch();
    await watch.compare({ a, b });
    now.step = 8;
    now.ms = 100;
    const seen: Comparison[] = [];
    const refreshing = watch.refresh((comparison) => seen.push(comparison));
    now.step = 50;
    now.ms = 900;
    expect(watch.isDue).toBe(false);
    await refreshing;
    expect(watch.isDue).toBe(true);
    expect(seen.map(({ step }) => step)).toEqual([8]);
  });
});
