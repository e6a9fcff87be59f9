import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../../../src/data/random.ts';
import type { Episodes } from '../../../../../src/metrics/neighbours/fewShot.ts';
import { drawOtherEpisodes } from '../../../../../src/siamese/evaluation/otherData/otherEpisodes.ts';
import type { OtherImages } from '../../../../../src/siamese/evaluation/otherData/otherImages.ts';

type Described = Pick<OtherImages, 'labels' | 'groups' | 'families'>;

/** Images of some classes in any order, each with a class and a drawer; each class is of one family. */
const described: fc.Arbitrary<Described> = fc
  .record({
    families: fc.array(fc.constantFrom('Greek', 'Latin', 'Balinese'), {
      minLength: 2,
      maxLength: 12,
    }),
    images: fc.array(fc.tuple(fc.nat(), fc.nat({ max: 4 })), { minLength: 20, maxLength: 150 }),
    hasFamilies: fc.boolean(),
    hasDrawers: fc.boolean(),
  })
  .map(({ families, images, hasFamilies, hasDrawers }) => ({
    labels: Uint16Array.from(images, ([any]) => any % families.length),
    groups: hasDrawers ? Uint16Array.from(images, ([, drawer]) => drawer) : null,
    families: hasFamilies ? families : null,
  }));
const form = fc.record({
  ways: fc.integer({ min: 2, max: 6 }),
  shots: fc.integer({ min: 1, max: 4 }),
});
const draw = (images: Described, asked: { ways: number; shots: number }): Episodes | null =>
  drawOtherEpisodes(images, asked, 40, createRandom(5, 'episodes'));

/** The images of each question: those of each class, and the query. */
function questionsOf({ ways, shots, supports, queries }: Episodes) {
  return Array.from(queries, (query, episode) => ({
    query,
    shown: Array.from({ length: ways }, (_, way) => {
      const start = (episode * ways + way) * shots;
      return [...supports.subarray(start, start + shots)];
    }),
  }));
}

/** By counting: whether a class has enough images for any of its images as a query. */
function canAsk({ labels, groups }: Described, label: number, shots: number): boolean {
  const own = [...labels.keys()].filter((image) => labels[image] === label);
  return (
    own.length > 0 &&
    own.every(
      (query) =>
        own.filter(
          (image) => image !== query && (groups === null || groups[image] !== groups[query]),
        ).length >= shots,
    )
  );
}

describe('questions about other data', () => {
  it('show as many different classes as asked, with different images, the class of the query among them', () => {
    fc.assert(
      fc.property(described, form, (images, asked) => {
        const episodes = draw(images, asked);
        fc.pre(episodes !== null);
        for (const { query, shown } of questionsOf(episodes)) {
          const classes = shown.map((own) => new Set(own.map((image) => images.labels[image])));
          expect(classes.every(({ size }) => size === 1)).toBe(true);
          const labels = classes.flatMap((own) => [...own]);
          expect(new Set(labels).size).toBe(asked.ways);
          expect(labels).toContain(images.labels[query]);
          const used = [query, ...shown.flat()];
          expect(new Set(used).size).toBe(1 + asked.ways * asked.shots);
        }
      }),
    );
  });

  it('are about one family each, where there are families', () => {
    fc.assert(
      fc.property(described, form, (images, asked) => {
        const episodes = draw(images, asked);
        fc.pre(episodes !== null && images.families !== null);
        for (const { shown } of questionsOf(episodes)) {
          const families = shown
            .flat()
            .map((image) => images.families?.[images.labels[image] ?? 0]);
          expect(new Set(families).size).toBe(1);
        }
      }),
    );
  });

  it('ask for an image by somebody who drew no example, where drawers are known', () => {
    fc.assert(
      fc.property(described, form, (images, asked) => {
        const episodes = draw(images, asked);
        const { groups } = images;
        fc.pre(episodes !== null && groups !== null);
        for (const { query, shown } of questionsOf(episodes)) {
          const drawers = shown.flat().map((image) => groups[image]);
          expect(drawers).not.toContain(groups[query]);
        }
      }),
    );
  });

  it('are missing exactly where no family has enough classes with enough images', () => {
    fc.assert(
      fc.property(described, form, (images, asked) => {
        const counts = new Map<string, number>();
        for (const label of new Set(images.labels)) {
          if (!canAsk(images, label, asked.shots)) continue;
          const family = images.families?.[label] ?? 'all';
          counts.set(family, (counts.get(family) ?? 0) + 1);
        }
        const most = Math.max(0, ...counts.values());
        expect(draw(images, asked) === null).toBe(most < asked.ways);
      }),
    );
  });

  it('are the same for the same numbers, and reach every family, class and image', () => {
    const labels = Uint16Array.from({ length: 72 }, (_, image) => image % 6);
    const families = ['Greek', 'Latin', 'Greek', 'Latin', 'Greek', 'Latin'];
    const images = { labels, groups: null, families };
    const asked = { ways: 2, shots: 1 };
    const drawn = drawOtherEpisodes(images, asked, 2_000, createRandom(5, 'episodes'));
    expect(drawn).toEqual(drawOtherEpisodes(images, asked, 2_000, createRandom(5, 'episodes')));
    expect(new Set(drawn?.queries).size).toBe(72);
    expect(new Set(drawn?.supports).size).toBe(72);
    const share = [...(drawn?.queries ?? [])].filter((image) => image % 2 === 0).length / 2_000;
    expect(share).toBeGreaterThan(0.45);
    expect(share).toBeLessThan(0.55);
  });
});
