import { expect, it } from 'vitest';
import { imageAt } from '../../../../src/data/dataset.ts';
import { digitPixels } from '../../../../src/data/digit.ts';
import { heldOutSymbols } from '../../../../src/data/symbols/heldOutSymbols.ts';
import { drawingsOf } from '../../../../src/data/symbols/symbolPool.ts';

it('held-out symbols are sixty, with ten different drawings of each', () => {
  const { images, labels, count } = heldOutSymbols();
  expect([count, images.length]).toEqual([600, 600 * digitPixels]);
  expect([...labels]).toEqual(Array.from({ length: 600 }, (_, image) => Math.floor(image / 10)));
  const drawings = new Set(
    Array.from(labels.keys(), (at) => imageAt({ images, labels, count }, at).join()),
  );
  expect(drawings.size).toBe(600);
});

it('held-out symbols are in no pool, not even in that of their own seed', () => {
  const held = heldOutSymbols();
  const first = new Set(
    Array.from({ length: 60 }, (_, symbol) => imageAt(held, 10 * symbol).join()),
  );
  for (const seed of [1, 20_260_101]) {
    for (let symbol = 0; symbol < 60; symbol++) {
      expect(first.has(drawingsOf(seed, symbol).subarray(0, digitPixels).join())).toBe(false);
    }
  }
});
