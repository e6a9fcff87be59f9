import { beforeAll, describe, expect, it } from 'vitest';
import { createRandom } from '../../../../src/data/random.ts';
import {
  occludePair,
  type PairOcclusion,
  patchCentres,
} from '../../../../src/siamese/inspection/occlusion.ts';
import type { Architecture } from '../../../../src/siamese/network/architecture/architecture.ts';
import {
  type NetworkPlan,
  planNetwork,
} from '../../../../src/siamese/network/plans/networkPlan.ts';
import { SiameseNetwork } from '../../../../src/siamese/network/siameseNetwork.ts';
import { switchToBackend, testBackends } from '../../../helpers/backends.ts';
import { expectNoLeaks } from '../../../helpers/leaks.ts';
import { readMnist } from '../../../helpers/mnist.ts';
import { livelyParameters, makePlan, pixelsOf } from '../../../helpers/networks.ts';
import { distanceReference, embedReference } from '../../../helpers/referenceNetwork.ts';

const [a = new Uint8Array(784), b = new Uint8Array(784)] = readMnist('t10k', 2).images;
const blank = new Uint8Array(784);
const centres = Array.from({ length: 14 }, (_, index) => 1 + 2 * index);

/** A pace that never waits, and counts its turns. */
function makePace(chunkImages = 24) {
  const controller = new AbortController();
  const pace = { chunkImages, turns: 0, signal: controller.signal, turn: async () => {} };
  pace.turn = async () => {
    pace.turns++;
  };
  return { pace, controller };
}

/** An image with the 5×5 around a place covered: its rim by half, its corners by a quarter. */
function covered(image: Uint8Array, row: number, column: number): Float64Array {
  const pixels = pixelsOf(image);
  const shown = (offset: number): number => (Math.abs(offset) === 2 ? 0.5 : 1);
  for (let y = Math.max(0, row - 2); y <= Math.min(27, row + 2); y++) {
    for (let x = Math.max(0, column - 2); x <= Math.min(27, column + 2); x++) {
      const hidden = shown(y - row) * shown(x - column);
      pixels[y * 28 + x] = (pixels[y * 28 + x] ?? 0) * (1 - hidden);
    }
  }
  return pixels;
}

/** All patches of a digit, one image at a time, by the reference network. */
function changesByHand(digit: Uint8Array, distanceOf: (pixels: Float64Array) => number): number[] {
  const distance = distanceOf(pixelsOf(digit));
  return centres.flatMap((row) =>
    centres.map((column) => distanceOf(covered(digit, row, column)) - distance),
  );
}

function expectClose(actual: ArrayLike<number>, expected: readonly number[]): void {
  expect(actual).toHaveLength(expected.length);
  const largest = Math.max(
    ...expected.map((value, index) => Math.abs(value - (actual[index] ?? Number.NaN))),
  );
  expect(largest).toBeLessThan(2e-5);
}

/** What a small CNN makes of each patch, by the reference: dear, so once for all backends. */
function explainedByHand() {
  const plan = makePlan('cnn', 4, { encoderSize: 'small' });
  const parameters = livelyParameters(plan.encoder, createRandom(3, 'weights'));
  const { layers } = plan.encoder.architecture;
  const embed = (pixels: Float64Array): Float64Array =>
    embedReference(layers, Float64Array.from(parameters), pixels);
  const [wholeA, wholeB] = [embed(pixelsOf(a)), embed(pixelsOf(b))];
  return {
    plan,
    parameters,
    distance: distanceReference(wholeA, wholeB),
    changesOfA: changesByHand(a, (pixels) => distanceReference(embed(pixels), wholeB)),
    changesOfB: changesByHand(b, (pixels) => distanceReference(wholeA, embed(pixels))),
  };
}

const convolution = explainedByHand();

describe.each(testBackends)('a pair that is covered patch by patch, on %s', (backend) => {
  beforeAll(() => switchToBackend(backend));
  expectNoLeaks();

  it('has the changes that one image at a time has by plain loops', async () => {
    const { plan, parameters, distance, changesOfA, changesOfB } = convolution;
    const network = SiameseNetwork.create(plan, parameters);
    const found = await occludePair(network, { a, b }, makePace().pace);
    network.dispose();
    expect(found.distance).toBeCloseTo(distance, 5);
    expectClose(found.a.changes, changesOfA);
    expectClose(found.b.changes, changesOfB);
  });

  it('goes through a tower for each where they are not tied, by the distance that was learnt', async () => {
    const plan = makePlan('mlp', 3, {
      encoderSize: 'small',
      tieWeights: false,
      loss: 'learned-distance',
    });
    const weights = [2, -0.5, 1];
    const halves = [5, 6].map((seed) =>
      livelyParameters(plan.encoder, createRandom(seed, 'weights')),
    );
    const network = SiameseNetwork.create(
      plan,
      Float32Array.from([...halves.flatMap((half) => Array.from(half)), ...weights, 0]),
    );
    const found = await occludePair(network, { a, b }, makePace().pace);
    network.dispose();
    const [byA, byB] = halves.map(
      (half) => (pixels: Float64Array) =>
        embedReference(plan.encoder.architecture.layers, Float64Array.from(half), pixels),
    );
    if (byA === undefined || byB === undefined) throw new Error('There are two towers');
    const between = (one: Float64Array, other: Float64Array): number =>
      weights.reduce(
        (sum, weight, k) => sum + weight * Math.abs((one[k] ?? 0) - (other[k] ?? 0)),
        0,
      );
    const [wholeA, wholeB] = [byA(pixelsOf(a)), byB(pixelsOf(b))];
    expectClose(
      found.a.changes,
      changesByHand(a, (pixels) => between(byA(pixels), wholeB)),
    );
    expectClose(
      found.b.changes,
      changesByHand(b, (pixels) => between(wholeA, byB(pixels))),
    );
  });
});

describe('a network that sums the ink of the upper half', () => {
  beforeAll(() => switchToBackend('wasm'));
  expectNoLeaks();

  const isUpper = (pixel: number): boolean => pixel < 14 * 28;
  const plan: NetworkPlan = planNetwork(
    {
      kind: 'mlp',
      layers: [{ op: 'flatten' }, { op: 'dense', units: 1, activation: 'linear' }],
    } satisfies Architecture,
    { isTied: true, distance: 'euclidean' },
  );
  const block = (row: number, grey: number): Uint8Array =>
    Uint8Array.from({ length: 784 }, (_, pixel) => {
      const [y, x] = [Math.floor(pixel / 28), pixel % 28];
      return y >= row && y < row + 3 && x >= 10 && x < 13 ? grey : 0;
    });
  const explain = async (digits: { a: Uint8Array; b: Uint8Array }): Promise<PairOcclusion> => {
    const parameters = Float32Array.from({ length: 785 }, (_, pixel) =>
      pixel < 784 && isUpper(pixel) ? 1 : 0,
    );
    const network = SiameseNetwork.create(plan, parameters);
    try {
      return await occludePair(network, digits, makePace().pace);
    } finally {
      network.dispose();
    }
  };
  const at = (row: number, column: number): number => ((row - 1) / 2) * 14 + (column - 1) / 2;

  it('comes closer where the digit with more ink is covered, and apart where the other is', async () => {
    // 9 pixels of full ink against 9 of a fifth: 9 − 1.8 apart.
    const found = await explain({ a: block(4, 255), b: block(4, 51) });
    expect(found.distance).toBeCloseTo(7.2, 5);
    // The patch around (5, 11) hides all of its nine pixels.
    expect(found.a.changes[at(5, 11)]).toBeCloseTo(1.8 - 7.2, 5);
    expect(found.b.changes[at(5, 11)]).toBeCloseTo(1.8, 5);
    // The one around (7, 11) hides two rows of them, of which one by half.
    expect(found.b.changes[at(7, 11)]).toBeCloseTo(0.2 * 3 * 1.5, 5);
  });

  it('is not changed by what it does not look at, nor by a patch without ink', async () => {
    const found = await explain({ a: block(18, 255), b: block(4, 51) });
    expect(found.a.changes).toEqual(new Float32Array(196));
    expect(found.a.heat).toEqual(new Float32Array(784));
    expect(found.b.changes[at(21, 11)]).toBe(0);
    expect(found.b.changes[at(5, 23)]).toBe(0);
    expect(found.b.changes[at(5, 11)]).toBeLessThan(0);
  });

  it('has for each pixel the mean over the patches that cover it, by how much they do', async () => {
    const { changes, heat } = (await explain({ a: block(4, 255), b: block(5, 51) })).a;
    const shown = (offset: number): number => (Math.abs(offset) === 2 ? 0.5 : 1);
    for (const [row, column] of [
      [5, 11],
      [6, 8],
      [0, 0],
      [27, 13],
    ] as const) {
      let [sum, weights] = [0, 0];
      for (const [place, change] of changes.entries()) {
        const y = (centres[Math.floor(place / 14)] ?? 0) - row;
        const x = (centres[place % 14] ?? 0) - column;
        if (Math.abs(y) > 2 || Math.abs(x) > 2) continue;
        sum += shown(y) * shown(x) * change;
        weights += shown(y) * shown(x);
      }
      expect(heat[row * 28 + column]).toBeCloseTo(sum / weights, 5);
    }
  });
});

describe('covering patch by patch', () => {
  beforeAll(() => switchToBackend('wasm'));
  expectNoLeaks();

  it('has patches two pixels apart that reach every pixel', () => {
    expect(patchCentres).toEqual(centres);
  });

  it('sends only patches with ink through the network, as many as fit a chunk at a time', async () => {
    const network = SiameseNetwork.create(
      makePlan('mlp', 2),
      new Float32Array(makePlan('mlp', 2).parameterCount),
    );
    const { pace } = makePace(10);
    await occludePair(network, { a, b: blank }, pace);
    const withInk = changesByHand(a, (pixels) => pixels.reduce((sum, value) => sum + value, 0));
    const images = 2 + withInk.filter((change) => change < 0).length;
    expect(pace.turns).toBe(Math.ceil(images / 10));
    network.dispose();
  });

  it('ends when it is given up, between two chunks', async () => {
    const network = SiameseNetwork.create(
      makePlan('mlp', 2),
      new Float32Array(makePlan('mlp', 2).parameterCount),
    );
    const { pace, controller } = makePace(10);
    const reason = new Error('not wanted any more');
    const turn = async (): Promise<void> => {
      pace.turns++;
      if (pace.turns === 2) controller.abort(reason);
    };
    await expect(occludePair(network, { a, b }, { ...pace, turn })).rejects.toBe(reason);
    expect(pace.turns).toBe(2);
    network.dispose();
  });
});
