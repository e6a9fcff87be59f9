import { describe, expect, it } from 'vitest';
import { datasets } from '../../../../src/settings/datasets.ts';
import { defaultSettings } from '../../../../src/settings/settings.ts';
import type { EmbeddingMap } from '../../../../src/store/core/state.ts';
import { placeOnMap } from '../../../../src/store/map/mapPlaces.ts';
import { fitLayout, type Layout, sceneOf } from '../../../../src/views/map/scene.ts';
import { emptySummary, summaryOf, tableOf } from '../../../../src/views/map/words.ts';
import { animals } from '../../../helpers/animals.ts';

const { mnist } = datasets;

const map: EmbeddingMap = {
  step: 1_240,
  positions: Float32Array.of(-2, 0, 2, 0, 0, 2, 0, -2),
  projection: {
    embeddingSize: 2,
    mean: new Float32Array(2),
    axes: Float32Array.of(1, 0, 0, 1),
  },
  separation: 3.14,
};
const gallery = { images: Int32Array.of(4, 8, 15, 16), labels: Uint16Array.of(0, 0, 7, 7) };
const layout: Layout = {
  positions: map.positions,
  placeOf: (embedding) => placeOnMap(map, embedding),
  hasUnits: true,
};
const drawn = { embeddingA: Float32Array.of(2, 0), embeddingB: null, threshold: 0.8 };

describe('what is on the map', () => {
  it('are the dots, the drawings that there are, and circles in the same units', () => {
    const dots = fitLayout(layout, null);
    const scene = sceneOf(layout, dots, drawn, { ...defaultSettings, margin: 1.2 });
    expect([...scene.a]).toEqual([...scene.dots.subarray(2, 4)]);
    expect([...scene.b]).toEqual([Number.NaN, Number.NaN]);
    expect(scene.margin / scene.threshold).toBeCloseTo(1.5, 6);
    expect(scene.threshold).toBeCloseTo((0.8 * (scene.a[0] ?? 0)) / 2, 6);
  });

  it('are circles of cosine distances as far out as embeddings of length 1 so far apart', () => {
    const dots = fitLayout(layout, null);
    const euclidean = { ...defaultSettings, unitLength: true, margin: 1 };
    const scene = sceneOf(layout, dots, drawn, euclidean);
    // A right angle: 1, and √2 in a straight line.
    const cosine = sceneOf(layout, dots, drawn, { ...euclidean, distance: 'cosine' });
    expect(cosine.margin / scene.margin).toBeCloseTo(Math.SQRT2, 6);
    expect(cosine.threshold / scene.threshold).toBeCloseTo(Math.sqrt(1.6) / 0.8, 6);
  });

  it('are no circles where there is no such distance, and no margin where the loss has none', () => {
    const dots = fitLayout(layout, null);
    const circlesOf = (changed: Layout, loss: typeof defaultSettings.loss) => {
      const { margin, threshold } = sceneOf(changed, dots, drawn, { ...defaultSettings, loss });
      return [Number.isNaN(margin), Number.isNaN(threshold)];
    };
    expect(circlesOf(layout, 'learned-distance')).toEqual([true, true]);
    expect(circlesOf(layout, 'supervised-contrastive')).toEqual([true, false]);
    expect(circlesOf({ ...layout, hasUnits: false }, 'triplet')).toEqual([true, true]);
  });

  it('is no drawing of a network with other embeddings', () => {
    expect(placeOnMap(map, new Float32Array(3))).toBeNull();
    expect(placeOnMap(map, null)).toBeNull();
  });

  it('moves by nothing when the same map comes again', () => {
    const first = fitLayout(layout, null);
    expect(fitLayout({ ...layout, positions: map.positions.slice() }, first).move).toBe(0);
  });

  it('is said in one line', () => {
    expect(summaryOf(map, mnist)).toBe(
      '4 test digits after 1,240 steps; the digits lie 3.1 times further apart than each spreads.',
    );
    expect(summaryOf({ ...map, step: 0, separation: null }, mnist)).toBe(
      '4 test digits before any training, all at one point.',
    );
  });

  it('is announced with as many heaps as there are classes', () => {
    expect(emptySummary(mnist)).toBe(
      'Two thousand digits that the network never trains on, each where the network puts it: watch ten heaps form.',
    );
    expect(emptySummary(animals)).toMatch(/^Two thousand animals .* watch three heaps form\.$/);
    const letters = Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ');
    expect(emptySummary({ ...animals, classes: letters })).toContain('watch 26 heaps');
  });

  it('is a table of centres and dots', () => {
    expect(tableOf(map, gallery, mnist)).toEqual({
      columns: ['test digit', 'digit', 'x', 'y'],
      rows: [
        ['centre', '0', 0, 0],
        ['centre', '7', 0, 0],
        [4, '0', -2, 0],
        [8, '0', 2, 0],
        [15, '7', 0, 2],
        [16, '7', 0, -2],
      ],
    });
  });
});
