import { describe, expect, it } from 'vitest';
import { separationOf } from '../../../src/metrics/separation.ts';

/** Two classes of two points each, 6 apart and each 1 from its centre. */
const embeddings = Float32Array.of(0, 1, 0, -1, 6, 1, 6, -1);
const labels = Uint16Array.of(0, 0, 1, 1);

describe('the separation of classes', () => {
  it('is the distance of their centres over the distance from the centre of one', () => {
    expect(separationOf({ embeddings, embeddingSize: 2 }, labels)).toBe(6);
  });

  it('does not change with the scale, nor with where the origin is', () => {
    const moved = embeddings.map((value) => 0.5 * value + 3);
    expect(separationOf({ embeddings: moved, embeddingSize: 2 }, labels)).toBeCloseTo(6, 6);
  });

  it('is not told where there is nothing to compare', () => {
    const table = { embeddings, embeddingSize: 2 };
    expect(separationOf(table, new Uint16Array(4))).toBeNull();
    const collapsed = { embeddings: new Float32Array(8), embeddingSize: 2 };
    expect(separationOf(collapsed, labels)).toBeNull();
    const broken = { embeddings: embeddings.with(3, Number.NaN), embeddingSize: 2 };
    expect(separationOf(broken, labels)).toBeNull();
  });
});
