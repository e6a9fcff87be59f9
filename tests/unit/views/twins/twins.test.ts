import { describe, expect, it } from 'vitest';
import { datasets } from '../../../../src/settings/datasets.ts';
import type { BatchPair, OpenedLayer, StepPairs } from '../../../../src/store/core/state.ts';
import { pairOfTurn } from '../../../../src/views/twins/batchFlow.ts';
import { gridOf, strongestMaps } from '../../../../src/views/twins/tiles.ts';
import { summaryOf, tableOf } from '../../../../src/views/twins/twinsWords.ts';

const { mnist } = datasets;

function pairOf(a: string, b: string): BatchPair {
  const imageOf = (className: string) => ({
    className,
    pixels: new Uint8Array(784),
    embedding: new Float32Array(2),
  });
  const pull = a === b ? 'together' : 'apart';
  return { first: imageOf(a), second: imageOf(b), isPositive: a === b, distance: 0.31, pull };
}

const count = { all: 2, pulled: 2 };
const pairs: StepPairs = {
  step: 9,
  positives: count,
  negatives: count,
  pairs: [pairOf('1', '1'), pairOf('2', '2'), pairOf('4', '9'), pairOf('3', '5')],
};

describe('the pairs that go through the twins', () => {
  it('are positive and negative in turns, and come round again', () => {
    const names = Array.from({ length: 5 }, (_, turn) => {
      const pair = pairOfTurn(pairs, turn);
      return `${pair?.first.className}${pair?.second.className}`;
    });
    expect(names).toEqual(['11', '49', '22', '35', '11']);
  });

  it('are told in words, with what the loss does', () => {
    const pair = pairOf('4', '9');
    const batch = { pair, step: 9, turn: 1 };
    const none = { pixelsA: null, pixelsB: null, embeddingA: null, embeddingB: null };
    const shown = { ...none, distance: 0.31, batch };
    expect(summaryOf(shown, 'triplet', mnist, true)).toBe(
      'Step 10, a 4 and a 9: different digits, 0.31 apart, pushed apart.',
    );
    expect(summaryOf(shown, 'nt-xent', mnist, true)).toContain('a 9: different images, 0.31');
    expect(tableOf({ ...none, distance: null, batch: null })).toBeNull();
  });
});

describe('the pictures of a layer', () => {
  const opened: OpenedLayer = {
    layer: 0,
    shape: { form: 'maps', maps: 3, side: 2 },
    a: Float32Array.of(0, 0, 0, 1, 4, 4, 4, Number.NaN, -1, 0, 0, 0),
    b: Float32Array.of(0, 0, 0, 0, 0, 0, 0, 0, 2, 2, 0, 0),
    filters: null,
  };

  it('are the strongest first, in both drawings together', () => {
    expect(strongestMaps(opened)).toEqual([1, 2, 0]);
  });

  it('stand side by side, in place and on one scale', () => {
    const { width, height, shades } = gridOf(opened, opened.b ?? new Float32Array());
    expect(height).toBe(2);
    const gap = Number.NaN;
    // Map 1, a gap, map 2 with 2, 2 in its upper row, a gap, map 0.
    expect([...shades.slice(0, 8)]).toEqual([0, 0, gap, 0.5, 0.5, gap, 0, 0]);
    expect([...shades.slice(width, width + 8)]).toEqual([0, 0, gap, 0, 0, gap, 0, 0]);
  });
});
