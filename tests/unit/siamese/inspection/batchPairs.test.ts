import { beforeAll, describe, expect, it } from 'vitest';
import { createRandom } from '../../../../src/data/random.ts';
import {
  type BatchPairs,
  comparePairs,
  hardestPairs,
  type PlainPull,
} from '../../../../src/siamese/inspection/batchPairs.ts';
import { switchToBackend } from '../../../helpers/backends.ts';
import {
  computeLoss,
  drawFor,
  embeddingSize,
  flat,
  type LossCase,
  labels,
  lossCases,
  type PlainHead,
} from '../../../helpers/lossCases.ts';
import { hardTriplets } from '../../../helpers/referenceLosses.ts';
import { distanceReference } from '../../../helpers/referenceNetwork.ts';

interface Compared {
  readonly one: LossCase;
  readonly embeddings: readonly Float32Array[];
  readonly head: PlainHead;
  readonly pairs: BatchPairs;
}

/** The pairs of a batch as the loss of this kind pulls them. */
function compare(kind: Partial<LossCase['kind']>, seed: number): Compared {
  const one = lossCases.find((candidate) =>
    Object.entries(kind).every(([name, value]) =>
      Object.entries(candidate.kind).some(
        ([itsName, itsValue]) => itsName === name && itsValue === value,
      ),
    ),
  );
  if (one === undefined) throw new Error('There is no such loss');
  const { embeddings, head } = drawFor(one, seed);
  const pull = computeLoss(one, embeddings, head, (value): PlainPull => {
    if (value.pull.form === 'pairs') {
      return { form: 'pairs', atFirst: value.pull.atFirst.dataSync<'float32'>().slice() };
    }
    const { form, coefficients } = value.pull;
    return { form, coefficients: coefficients.dataSync<'float32'>().slice() };
  });
  const measure =
    one.kind.loss === 'learned-distance'
      ? ({ kind: 'learned', weights: head.weights } as const)
      : { kind: one.kind.distance };
  const pairs = comparePairs({
    recipe: one.recipe,
    embeddings: Float32Array.from(flat(embeddings)),
    embeddingSize,
    measure,
    pull,
  });
  return { one, embeddings, head, pairs };
}

/** Each pair with its images, as a test looks at it. */
function listed({ first, second, isPositive, distances, pulls }: BatchPairs) {
  return Array.from(first, (i, pair) => ({
    i,
    j: second[pair] ?? -1,
    isPositive: isPositive[pair] === 1,
    distance: distances[pair] ?? Number.NaN,
    // 0 may have a sign: none of the three cares.
    direction: Math.sign(pulls[pair] ?? Number.NaN) + 0,
  }));
}

beforeAll(() => switchToBackend('cpu'));

describe('the pairs of a batch', () => {
  it('are all there are, each once, told by its labels and as far apart as its embeddings', () => {
    const { embeddings, pairs } = compare({ loss: 'contrastive-all-pairs' }, 3);
    const all = listed(pairs);
    expect(all).toHaveLength(66);
    expect(new Set(all.map(({ i, j }) => `${i} ${j}`)).size).toBe(66);
    for (const { i, j, isPositive, distance } of all) {
      expect(i).toBeLessThan(j);
      expect(isPositive).toBe(labels[i] === labels[j]);
      expect(distance).toBeCloseTo(distanceReference(embeddings[i] ?? [], embeddings[j] ?? []), 5);
    }
  });

  it.each([
    ['contrastive-all-pairs', 'euclidean'],
    ['contrastive-pairs', 'euclidean'],
    ['contrastive-all-pairs', 'cosine'],
    ['contrastive-pairs', 'cosine'],
  ] as const)(
    'are drawn together where positive, pushed apart where closer than the margin: %s, %s',
    (loss, distance) => {
      const { one, pairs } = compare({ loss, distance }, 5);
      const all = listed(pairs);
      for (const { isPositive, distance, direction } of all) {
        const isTooClose = distance < one.settings.margin;
        expect(direction).toBe(isPositive ? 1 : isTooClose ? -1 : 0);
      }
      expect(new Set(all.map(({ direction }) => direction))).toEqual(new Set([1, 0, -1]));
    },
  );

  it('of views are positive where they show one image', () => {
    const { pairs } = compare({ loss: 'nt-xent' }, 3);
    const all = listed(pairs);
    expect(all).toHaveLength(66);
    for (const { i, j, isPositive } of all) {
      expect(isPositive).toBe(Math.floor(i / 2) === Math.floor(j / 2));
    }
  });

  it('given as first and second images are compared as they are given', () => {
    const { one, embeddings, head, pairs } = compare({ loss: 'learned-distance' }, 5);
    expect(one.recipe).toMatchObject({ pairs: 6, positivePairs: 2 });
    for (const [pair, { i, j, isPositive, distance }] of listed(pairs).entries()) {
      expect([i, j, isPositive]).toEqual([pair, pair + 6, pair < 2]);
      const learned = Array.from(head.weights).reduce(
        (sum, weight, k) =>
          sum + weight * Math.abs((embeddings[i]?.[k] ?? 0) - (embeddings[j]?.[k] ?? 0)),
        0,
      );
      expect(distance).toBeCloseTo(learned, 5);
    }
  });

  it('are pulled where they belong to a triplet that violates the margin', () => {
    const { one, embeddings, pairs } = compare({ loss: 'triplet', mining: 'hard' }, 8);
    const batch = { a: embeddings, b: embeddings };
    const squared = (i: number, j: number): number =>
      distanceReference(embeddings[i] ?? [], embeddings[j] ?? []) ** 2;
    const expected = new Map<string, number>();
    const key = (i: number, j: number): string => `${Math.min(i, j)} ${Math.max(i, j)}`;
    for (const { anchor, positive, negative } of hardTriplets(batch, labels)) {
      if (squared(anchor, positive) - squared(anchor, negative) + one.settings.margin <= 0)
        continue;
      expected.set(key(anchor, positive), 1);
      expected.set(key(anchor, negative), -1);
    }
    expect(expected.size).toBeGreaterThan(0);
    for (const { i, j, direction } of listed(pairs)) {
      expect(direction).toBe(expected.get(key(i, j)) ?? 0);
    }
  });

  it('are pulled by a softmax as its probabilities say, whatever their labels', () => {
    const { one, embeddings, pairs } = compare({ loss: 'supervised-contrastive' }, 8);
    const weight = (i: number, j: number): number =>
      Math.exp(
        Array.from(embeddings[i] ?? []).reduce(
          (sum, v, k) => sum + v * (embeddings[j]?.[k] ?? 0),
          0,
        ) / one.settings.temperature,
      );
    const probability = (i: number, j: number): number =>
      weight(i, j) / labels.reduce((sum, _, k) => (k === i ? sum : sum + weight(i, k)), 0);
    for (const { i, j, isPositive, direction } of listed(pairs)) {
      // Three images of each class: two others to share the anchor's attention.
      const wanted = isPositive ? 1 / 2 : 0;
      const surplus = probability(i, j) + probability(j, i) - 2 * wanted;
      expect(direction).toBe(-Math.sign(surplus));
    }
  });
});

describe('the hardest pairs', () => {
  const pairs: BatchPairs = {
    first: Int32Array.of(0, 0, 0, 1, 1, 2),
    second: Int32Array.of(1, 2, 3, 2, 3, 3),
    isPositive: Uint8Array.of(1, 0, 0, 0, 0, 1),
    distances: Float32Array.of(0.2, 0.9, 0.1, 0.4, 0.3, 0.7),
    pulls: new Float32Array(6),
  };

  it('are the furthest positive and the nearest negative ones', () => {
    const free = { most: 3, mostOfOneImage: 4 };
    expect(hardestPairs(pairs, 'positive', free)).toEqual([5, 0]);
    expect(hardestPairs(pairs, 'negative', free)).toEqual([2, 4, 3]);
  });

  it('leave out what an image already shown too often would fill', () => {
    // 0 and 3 at 0.1; then neither of them again.
    expect(hardestPairs(pairs, 'negative', { most: 3, mostOfOneImage: 1 })).toEqual([2, 3]);
  });

  it('are in order, and none that is left out with images to spare is harder', () => {
    const random = createRandom(4, 'weights');
    const distances = Float32Array.from({ length: 66 }, () => random.uniform());
    const { pairs: drawn } = compare({ loss: 'contrastive-all-pairs' }, 3);
    const all = { ...drawn, distances };
    const chosen = hardestPairs(all, 'negative', { most: 9, mostOfOneImage: 12 });
    const sorted = Array.from(distances.keys())
      .filter((pair) => all.isPositive[pair] === 0)
      .sort((one, other) => (distances[one] ?? 0) - (distances[other] ?? 0));
    expect(chosen).toEqual(sorted.slice(0, 9));
  });
});
