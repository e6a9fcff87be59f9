import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../../../src/data/random.ts';
import { umapLayout } from '../../../../../src/worker/sideWorkers/umap/layout.ts';

const embeddingSize = 6;
const rows = 120;

/** Three clouds, ten spreads apart; row r belongs to cloud r mod 3. */
function threeClouds(): Float32Array {
  const random = createRandom(3, 'weights');
  const bell = (): number =>
    Array.from({ length: 12 }, () => random.uniform() - 0.5).reduce((a, b) => a + b);
  return Float32Array.from(
    { length: rows * embeddingSize },
    (_, at) => bell() + (at % embeddingSize === Math.floor(at / embeddingSize) % 3 ? 10 : 0),
  );
}

function layOut(seed: number): { shares: number[]; positions: Float32Array } {
  const random = createRandom(seed, 'layout');
  const layout = umapLayout({ embeddings: threeClouds(), embeddingSize }, () => random.uniform());
  const shares: number[] = [];
  for (;;) {
    const { done, value } = layout.next();
    if (done === true) return { shares, positions: value };
    shares.push(value);
  }
}

describe('a layout by UMAP', () => {
  it('is the same for the same seed, another for another, and tells how far it has got', () => {
    const { shares, positions } = layOut(1);
    expect(layOut(1).positions).toEqual(positions);
    expect(layOut(2).positions).not.toEqual(positions);
    expect(shares[0]).toBe(0);
    expect(shares).toEqual(shares.toSorted((one, other) => one - other));
    expect(shares.at(-1)).toBeCloseTo(1, 1);
  });

  it('keeps clouds apart: the nearest dot is of the same one', () => {
    const { positions } = layOut(1);
    expect(positions).toHaveLength(2 * rows);
    const away = (one: number, other: number): number =>
      one === other
        ? Number.POSITIVE_INFINITY
        : Math.hypot(
            (positions[2 * one] ?? 0) - (positions[2 * other] ?? 0),
            (positions[2 * one + 1] ?? 0) - (positions[2 * other + 1] ?? 0),
          );
    const all = [...Array(rows).keys()];
    const kept = all.filter((one) => {
      const nearest = all.toSorted((a, b) => away(one, a) - away(one, b))[0] ?? 0;
      return nearest % 3 === one % 3;
    });
    expect(kept.length / rows).toBeGreaterThanOrEqual(0.95);
  });

  it('is refused for too few embeddings, and for what is no number', () => {
    const refuse = (embeddings: Float32Array) => () =>
      umapLayout({ embeddings, embeddingSize }, () => 0.5).next();
    expect(refuse(new Float32Array(15 * embeddingSize))).toThrow('more than 15 embeddings');
    expect(refuse(new Float32Array(20 * embeddingSize).fill(Number.NaN))).toThrow('are numbers');
  });
});
