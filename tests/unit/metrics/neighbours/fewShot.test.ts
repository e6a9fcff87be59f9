import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../../src/data/random.ts';
import { type Episodes, fewShotAccuracy } from '../../../../src/metrics/neighbours/fewShot.ts';
import type { EmbeddedImages } from '../../../../src/metrics/neighbours/nearestNeighbours.ts';
import { drawEpisodes } from '../../../../src/siamese/evaluation/episodes.ts';
import { mean } from '../../../helpers/referenceFigures.ts';
import { distanceReference } from '../../../helpers/referenceNetwork.ts';

const random = createRandom(6, 'weights');
const episodeRandom = (seed = 1) => createRandom(seed, 'episodes');

/** Images on a line, the same for both towers. */
function onLine(positions: Iterable<number>, labels: Uint16Array): EmbeddedImages {
  const tower = { embeddings: Float32Array.from(positions), embeddingSize: 1 };
  return { measure: { kind: 'euclidean' }, queries: tower, gallery: tower, labels };
}

/** All slices at once. */
function told(images: EmbeddedImages, episodes: Episodes) {
  const slices = fewShotAccuracy(images, episodes);
  for (;;) {
    const slice = slices.next();
    if (slice.done === true) return slice.value;
  }
}

function accuracyOf(images: EmbeddedImages, episodes: Episodes): number | null {
  return told(images, episodes)?.accuracy ?? null;
}

describe('the episodes', () => {
  const labels = Uint16Array.from({ length: 60 }, (_, image) => image % 6);
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
    expect(again).toEqual({ ways, shots: 1, supports, queries });
    expect(drawEpisodes(labels, classes, count, episodeRandom(2)).queries).not.toEqual(queries);
  });

  it.each([
    [[4], 'An episode needs 2 or more different classes, got 4'],
    [[4, 1, 4], 'An episode needs 3 or more different classes, got 4, 1, 4'],
    [[0, 6], 'Class 6 needs 2 or more images, got 0'],
  ])('are refused for the classes %j', (wrong, message) => {
    expect(() => drawEpisodes(labels, wrong, 1, episodeRandom())).toThrow(message);
  });
});

describe('episodes of some classes with several images of each', () => {
  const labels = Uint16Array.from({ length: 40 }, (_, image) => image % 5);
  const count = 4_000;
  const form = { ways: 3, shots: 4 };
  const { supports, queries, ...drawn } = drawEpisodes(
    labels,
    [0, 1, 3, 4],
    count,
    episodeRandom(),
    form,
  );
  const episodes = Array.from(queries, (query, episode) => ({
    query,
    shown: [0, 1, 2].map((way) =>
      Array.from(supports.subarray((3 * episode + way) * 4, (3 * episode + way + 1) * 4)),
    ),
  }));

  it('show as many different images of as many different classes, and ask about another image', () => {
    expect(drawn).toEqual(form);
    for (const { query, shown } of episodes) {
      const classes = shown.map((images) => labels[images[0] ?? -1]);
      expect(new Set(classes).size).toBe(3);
      expect(classes).not.toContain(2);
      expect(classes).toContain(labels[query]);
      expect(new Set([query, ...shown.flat()]).size).toBe(13);
      for (const [way, images] of shown.entries()) {
        expect(images.every((image) => labels[image] === classes[way])).toBe(true);
      }
    }
  });

  it('take every image equally often, at every place', () => {
    for (let place = 0; place < 4; place++) {
      for (const image of labels.keys()) {
        if (labels[image] === 2) continue;
        const times = episodes.filter(({ shown }) =>
          shown.some((images) => images[place] === image),
        ).length;
        // A class is in ¾ of the episodes, and has 8 images.
        const expected = (count * 3) / 4 / 8;
        expect(Math.abs(times - expected)).toBeLessThan(4.5 * Math.sqrt(expected));
      }
    }
  });

  it.each([
    [{ ways: 5 }, 'An episode needs 5 or more different classes, got 0, 1, 3, 4'],
    [{ ways: 1 }, 'An episode needs 2 or more different classes, got 0, 1, 3, 4'],
    [{ shots: 8 }, 'Class 0 needs 9 or more images, got 8'],
  ])('are refused in the form %j', (wrong, message) => {
    expect(() => drawEpisodes(labels, [0, 1, 3, 4], 1, episodeRandom(), wrong)).toThrow(message);
  });
});

describe('few-shot accuracy', () => {
  const labels = Uint16Array.from({ length: 30 }, (_, image) => image % 3);
  const rows = (seed: number): number[][] => {
    const draws = createRandom(seed, 'weights');
    return Array.from(labels, (label) =>
      [0, 1, 2].map((at) => draws.uniform() + (at === label ? 0.3 : 0)),
    );
  };
  const towerOf = (of: number[][]) => ({
    embeddings: Float32Array.from(of.flat()),
    embeddingSize: 3,
  });
  const [ofQueries, ofGallery] = [rows(1), rows(2)];
  const images: EmbeddedImages = {
    measure: { kind: 'euclidean' },
    queries: towerOf(ofQueries),
    gallery: towerOf(ofGallery),
    labels,
  };
  const episodes = drawEpisodes(labels, [0, 1, 2], 60, episodeRandom(), { ways: 2, shots: 3 });

  /** By the definition, from lists: whether each query is nearest to the mean of its own class. */
  const shares = Array.from(episodes.queries, (query, episode) => {
    const shown = [0, 1].map((way) =>
      Array.from(episodes.supports.subarray((2 * episode + way) * 3, (2 * episode + way + 1) * 3)),
    );
    const distances = shown.map((supports) =>
      distanceReference(
        ofQueries[query] ?? [],
        [0, 1, 2].map((at) => mean(supports.map((image) => ofGallery[image]?.[at] ?? 0))),
      ),
    );
    const nearest = shown[distances.indexOf(Math.min(...distances))] ?? [];
    return labels[nearest[0] ?? -1] === labels[query] ? 1 : 0;
  });

  it('is the share of queries nearest to the mean of their own class', () => {
    expect(mean(shares)).toBeGreaterThan(0.5);
    expect(mean(shares)).toBeLessThan(0.95);
    expect(accuracyOf(images, episodes)).toBeCloseTo(mean(shares), 12);
  });

  it('has an interval for episodes that share images', () => {
    const imagesOf = (episode: number): number[] => [
      episodes.queries[episode] ?? -1,
      ...episodes.supports.subarray(6 * episode, 6 * episode + 6),
    ];
    const accuracy = mean(shares);
    // Every two episodes, as often as they share an image; an episode shares all with itself, once.
    let variance = 0;
    for (const [one, ofOne] of shares.entries()) {
      for (const [other, ofOther] of shares.entries()) {
        const shared = imagesOf(one).filter((image) => imagesOf(other).includes(image)).length;
        const times = one === other ? 1 : shared;
        variance += (times * (ofOne - accuracy) * (ofOther - accuracy)) / 60 ** 2;
      }
    }
    const independent = (60 * accuracy + 2) / 64;
    const least = (independent * (1 - independent)) / 64;
    const half = 1.96 * Math.sqrt(Math.max(variance, least));
    const { interval } = told(images, episodes) ?? {};
    expect(interval?.low).toBeCloseTo(Math.max(0, accuracy - half), 10);
    expect(interval?.high).toBeCloseTo(Math.min(1, accuracy + half), 10);
  });

  it('does not prove perfection by being always right', () => {
    const apart = onLine(
      Array.from(labels, (label) => 10 * label),
      labels,
    );
    const { accuracy, interval } = told(apart, episodes) ?? {};
    expect(accuracy).toBe(1);
    expect(interval?.high).toBe(1);
    expect(interval?.low).toBeLessThan(0.97);
    expect(interval?.low).toBeGreaterThan(0.9);
  });

  it('pauses between slices of a few milliseconds', () => {
    const wide = { embeddings: new Float32Array(30 * 5_000), embeddingSize: 5_000 };
    const slices = fewShotAccuracy({ ...images, queries: wide, gallery: wide }, episodes);
    // 60 episodes of 8 rows of 5,000 numbers, 2,000,000 numbers at a time.
    expect(slices.next()).toEqual({ done: false, value: undefined });
    expect(slices.next()).toMatchObject({ done: true, value: { accuracy: 0.5 } });
  });
});

describe('one-shot accuracy', () => {
  it('is the share of right answers, by hand', () => {
    const images = onLine([0, 1, 10, 12, 6], Uint16Array.of(0, 0, 1, 1, 0));
    const episodes = {
      ways: 2,
      shots: 1,
      // Nearest to 1 is 0: right. Nearest to 12 is 10: right. Nearest to 6 is 10: wrong. Nearest to
      // 1, when 0 and 12 are shown, is 0: right.
      supports: Int32Array.of(0, 2, 0, 2, 0, 2, 0, 3),
      queries: Int32Array.of(1, 3, 4, 1),
    };
    expect(accuracyOf(images, episodes)).toBe(0.75);
  });

  it('is 1 where classes are far apart', () => {
    const labels = Uint16Array.from({ length: 50 }, (_, image) => image % 5);
    const images = onLine(
      Array.from(labels, (label) => 10 * label + random.uniform()),
      labels,
    );
    const episodes = drawEpisodes(labels, [0, 1, 2, 3, 4], 500, episodeRandom());
    expect(accuracyOf(images, episodes)).toBe(1);
  });

  it.each([2, 5, 10])('is 1 in %i at that many ways where a network has collapsed', (ways) => {
    const labels = Uint16Array.from({ length: 50 }, (_, image) => image % ways);
    const classes = Array.from({ length: ways }, (_, label) => label);
    const episodes = drawEpisodes(labels, classes, 300, episodeRandom());
    const collapsed = onLine(new Float32Array(50), labels);
    expect(accuracyOf(collapsed, episodes)).toBeCloseTo(1 / ways, 12);
  });

  it('is about 1 in 5 where embeddings are by chance', () => {
    const labels = Uint16Array.from({ length: 2_000 }, (_, image) => image % 5);
    const images = onLine(
      Array.from(labels, () => random.uniform()),
      labels,
    );
    const episodes = drawEpisodes(labels, [0, 1, 2, 3, 4], 10_000, episodeRandom());
    // The standard deviation is √(0.2 · 0.8 ÷ 10,000) = 0.004, somewhat more as images recur.
    expect(Math.abs((accuracyOf(images, episodes) ?? 0) - 0.2)).toBeLessThan(0.025);
  });

  it('is not known without episodes, or where an embedding is broken', () => {
    const labels = Uint16Array.of(0, 0, 1, 1);
    const none = { ways: 2, shots: 1, supports: new Int32Array(0), queries: new Int32Array(0) };
    expect(accuracyOf(onLine([1, 2, 3, 4], labels), none)).toBeNull();
    const episodes = drawEpisodes(labels, [0, 1], 20, episodeRandom());
    const broken = onLine([1, 2, Number.NaN, 4], labels);
    expect(accuracyOf(broken, episodes)).toBeNull();
  });
});
