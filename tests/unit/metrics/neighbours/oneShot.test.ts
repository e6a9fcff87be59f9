import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../../src/data/random.ts';
import type { EmbeddedImages } from '../../../../src/metrics/neighbours/nearestNeighbours.ts';
import { oneShotAccuracy } from '../../../../src/metrics/neighbours/oneShot.ts';
import { drawEpisodes } from '../../../../src/siamese/evaluation/episodes.ts';

const random = createRandom(6, 'weights');
const episodeRandom = (seed = 1) => createRandom(seed, 'episodes');

/** Images on a line, the same for both towers. */
function onLine(positions: Iterable<number>, labels: Uint8Array): EmbeddedImages {
  const tower = { embeddings: Float32Array.from(positions), embeddingSize: 1 };
  return { measure: { kind: 'euclidean' }, queries: tower, gallery: tower, labels };
}

describe('the episodes', () => {
  const labels = Uint8Array.from({ length: 60 }, (_, image) => image % 6);
  const classes = [4, 1, 3];
  const count = 6_000;
  const { ways, supports, queries } = drawEpisodes(labels, classes, count, episodeRandom());

  it('show one image of each class, in the order of the classes', () => {
    expect(ways).toBe(3);
    expect(supports).toHaveLength(3 * count);
    expect(supports.every((image, at) => labels[image] === classes[at % 3])).toBe(true);
  });

  it('ask about an image of one of the classes that is not shown', () => {
    expect(queries).toHaveLength(count);
    for (const [episode, query] of queries.entries()) {
      expect(classes).toContain(labels[query]);
      expect(supports.subarray(3 * episode, 3 * episode + 3)).not.toContain(query);
    }
  });

  it('take every image of every class equally often, on either side', () => {
    for (const [images, expected] of [
      [supports, count / 10],
      [queries, count / 30],
    ] as const) {
      for (const image of labels.keys()) {
        const times = images.filter((drawn) => drawn === image).length;
        if (classes.includes(labels[image] ?? -1)) {
          // Binomial: the standard deviation is below the root of the mean.
          expect(Math.abs(times - expected)).toBeLessThan(4 * Math.sqrt(expected));
        } else expect(times).toBe(0);
      }
    }
  });

  it('take every support and query of a class together equally often', () => {
    const together = new Map<string, number>();
    for (const [episode, query] of queries.entries()) {
      const shown = supports.subarray(3 * episode, 3 * episode + 3);
      const own = shown.find((support) => labels[support] === labels[query]);
      const key = `${own} ${query}`;
      together.set(key, (together.get(key) ?? 0) + 1);
    }
    // 3 classes of 10 · 9 ordered pairs: each about 22 times, with a standard deviation of 4.7.
    expect(together.size).toBe(270);
    expect(Math.max(...together.values())).toBeLessThan(45);
  });

  it('are the same for the same random numbers', () => {
    const again = drawEpisodes(labels, classes, count, episodeRandom());
    expect(again).toEqual({ ways, supports, queries });
    expect(drawEpisodes(labels, classes, count, episodeRandom(2)).queries).not.toEqual(queries);
  });

  it.each([
    [[4], 'An episode needs two or more different classes, got 4'],
    [[4, 1, 4], 'An episode needs two or more different classes, got 4, 1, 4'],
    [[0, 6], 'Class 6 needs two or more images, got 0'],
  ])('are refused for the classes %j', (wrong, message) => {
    expect(() => drawEpisodes(labels, wrong, 1, episodeRandom())).toThrow(message);
  });
});

describe('one-shot accuracy', () => {
  it('is the share of right answers, by hand', () => {
    const images = onLine([0, 1, 10, 12, 6], Uint8Array.of(0, 0, 1, 1, 0));
    const episodes = {
      ways: 2,
      // Nearest to 1 is 0: right. Nearest to 12 is 10: right. Nearest to 6 is 10: wrong. Nearest to
      // 1, when 0 and 12 are shown, is 0: right.
      supports: Int32Array.of(0, 2, 0, 2, 0, 2, 0, 3),
      queries: Int32Array.of(1, 3, 4, 1),
    };
    expect(oneShotAccuracy(images, episodes)).toBe(0.75);
  });

  it('is 1 where classes are far apart', () => {
    const labels = Uint8Array.from({ length: 50 }, (_, image) => image % 5);
    const images = onLine(
      Array.from(labels, (label) => 10 * label + random.uniform()),
      labels,
    );
    const episodes = drawEpisodes(labels, [0, 1, 2, 3, 4], 500, episodeRandom());
    expect(oneShotAccuracy(images, episodes)).toBe(1);
  });

  it.each([2, 5, 10])('is 1 in %i at that many ways where a network has collapsed', (ways) => {
    const labels = Uint8Array.from({ length: 50 }, (_, image) => image % ways);
    const classes = Array.from({ length: ways }, (_, label) => label);
    const episodes = drawEpisodes(labels, classes, 300, episodeRandom());
    const collapsed = onLine(new Float32Array(50), labels);
    expect(oneShotAccuracy(collapsed, episodes)).toBeCloseTo(1 / ways, 12);
  });

  it('is about 1 in 5 where embeddings are by chance', () => {
    const labels = Uint8Array.from({ length: 2_000 }, (_, image) => image % 5);
    const images = onLine(
      Array.from(labels, () => random.uniform()),
      labels,
    );
    const episodes = drawEpisodes(labels, [0, 1, 2, 3, 4], 10_000, episodeRandom());
    // The standard deviation is √(0.2 · 0.8 ÷ 10,000) = 0.004, somewhat more as images recur.
    expect(Math.abs((oneShotAccuracy(images, episodes) ?? 0) - 0.2)).toBeLessThan(0.025);
  });

  it('is not known without episodes, or where an embedding is broken', () => {
    const labels = Uint8Array.of(0, 0, 1, 1);
    const none = { ways: 2, supports: new Int32Array(0), queries: new Int32Array(0) };
    expect(oneShotAccuracy(onLine([1, 2, 3, 4], labels), none)).toBeNull();
    const episodes = drawEpisodes(labels, [0, 1], 20, episodeRandom());
    const broken = onLine([1, 2, Number.NaN, 4], labels);
    expect(oneShotAccuracy(broken, episodes)).toBeNull();
  });
});
