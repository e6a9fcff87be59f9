import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../src/data/random.ts';
import { spreadOf } from '../../../src/metrics/spread.ts';

describe('the spread of embeddings', () => {
  it('is the root mean square distance to their mean, by hand', () => {
    // (0, 0), (6, 0), (3, 6) around (3, 2): squares of 13, 13 and 16.
    const table = { embeddings: Float32Array.of(0, 0, 99, 99, 6, 0, 3, 6), embeddingSize: 2 };
    expect(spreadOf(table, Int32Array.of(0, 2, 3))).toBeCloseTo(Math.sqrt(42 / 3), 12);
  });

  it('is the root of half the mean square distance between any two', () => {
    const random = createRandom(7, 'weights');
    const [count, embeddingSize] = [40, 5];
    const embeddings = Float32Array.from({ length: count * embeddingSize }, () => random.uniform());
    const rows = Array.from({ length: count }, (_, row) =>
      embeddings.subarray(row * embeddingSize, (row + 1) * embeddingSize),
    );
    const squares = rows.flatMap((a) =>
      rows.map((b) => Math.hypot(...Array.from(a, (value, k) => value - (b[k] ?? 0))) ** 2),
    );
    const meanSquare = squares.reduce((sum, square) => sum + square, 0) / count ** 2;
    const everyRow = Int32Array.from(rows.keys());
    expect(spreadOf({ embeddings, embeddingSize }, everyRow)).toBeCloseTo(
      Math.sqrt(meanSquare / 2),
      12,
    );
  });

  it('vanishes where all are the same, and only there', () => {
    const collapsed = { embeddings: new Float32Array(300).fill(1_234.56), embeddingSize: 3 };
    const rows = Int32Array.from({ length: 100 }, (_, row) => row);
    expect(spreadOf(collapsed, rows)).toBe(0);
    // One number of 300 one step of float32 higher: 2⁻¹³ · √(0.01 · 0.99).
    collapsed.embeddings[7] = 1_234.56 + 2 ** -13;
    expect(spreadOf(collapsed, rows)).toBeCloseTo(2 ** -13 * Math.sqrt(0.0099), 12);
  });

  it('is not known without rows, or where an embedding is not finite', () => {
    const table = { embeddings: Float32Array.of(1, Number.NaN, 2, 3), embeddingSize: 2 };
    expect(spreadOf(table, new Int32Array(0))).toBeNull();
    expect(spreadOf(table, Int32Array.of(0, 1))).toBeNull();
    expect(spreadOf(table, Int32Array.of(1))).toBe(0);
  });

  it('is refused for a row beyond the table', () => {
    const table = { embeddings: new Float32Array(4), embeddingSize: 2 };
    expect(() => spreadOf(table, Int32Array.of(0, 2))).toThrow(RangeError);
  });
});
