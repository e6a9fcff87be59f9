import { describe, expect, it } from 'vitest';
import {
  drawingsOf,
  mostPoolSymbols,
  symbolBytes,
} from '../../../../../src/data/symbols/symbolPool.ts';
import {
  type SymbolOrder,
  SymbolSupply,
} from '../../../../../src/worker/sideWorkers/symbols/symbolSupply.ts';

interface Drawing extends SymbolOrder {
  readonly hand: (drawings: Uint8Array) => void;
  isEnded: boolean;
}

/** A supply whose symbols come when a test says so. */
function makeSupply() {
  const drawings: Drawing[] = [];
  let grown = 0;
  const supply = new SymbolSupply(
    (order, hand) => {
      const drawing = { ...order, hand, isEnded: false };
      drawings.push(drawing);
      return () => {
        drawing.isEnded = true;
      };
    },
    () => {
      grown++;
    },
  );
  return { supply, drawings, grown: () => grown };
}

const blank = (grey: number): Uint8Array => new Uint8Array(symbolBytes).fill(grey);

describe('a supply of symbols', () => {
  it('draws nothing for a run that learns from digits alone', () => {
    const { supply, drawings } = makeSupply();
    expect(supply.poolOf({ learnFrom: 'digits', seed: 1 })).toBeNull();
    expect(drawings).toEqual([]);
  });

  it('has a whole pool drawn, which grows as the symbols come, and says so each time', () => {
    const { supply, drawings, grown } = makeSupply();
    const pool = supply.poolOf({ learnFrom: 'symbols', seed: 4 });
    expect(drawings).toMatchObject([{ seed: 4, first: 0, count: mostPoolSymbols }]);
    expect([pool?.seed, pool?.count, grown()]).toEqual([4, 0, 0]);
    for (const symbol of [0, 1]) drawings[0]?.hand(drawingsOf(4, symbol));
    expect([pool?.count, grown()]).toEqual([2, 2]);
    expect(pool?.drawingAt(1, 0)).toEqual(drawingsOf(4, 1).subarray(0, 784));
  });

  it('keeps the pool of a seed, whichever way a run learns from symbols, and past one without', () => {
    const { supply, drawings } = makeSupply();
    const pool = supply.poolOf({ learnFrom: 'symbols', seed: 4 });
    drawings[0]?.hand(blank(1));
    supply.poolOf({ learnFrom: 'digits', seed: 9 });
    expect(supply.poolOf({ learnFrom: 'digits-and-symbols', seed: 4 })).toBe(pool);
    expect(pool?.count).toBe(1);
    expect(drawings.map(({ isEnded }) => isEnded)).toEqual([false]);
  });

  it('has another pool for another seed; what comes late of the one before is dropped', () => {
    const { supply, drawings, grown } = makeSupply();
    const first = supply.poolOf({ learnFrom: 'symbols', seed: 4 });
    drawings[0]?.hand(blank(1));
    const second = supply.poolOf({ learnFrom: 'symbols', seed: 5 });
    expect(second).not.toBe(first);
    expect(drawings.map(({ seed, isEnded }) => [seed, isEnded])).toEqual([
      [4, true],
      [5, false],
    ]);
    drawings[0]?.hand(blank(1));
    expect([first?.count, second?.count, grown()]).toEqual([1, 0, 1]);
    drawings[1]?.hand(blank(2));
    expect(second?.drawingAt(0, 3)[0]).toBe(2);
    expect(grown()).toBe(2);
    // The pool before is gone: its seed begins anew.
    const again = supply.poolOf({ learnFrom: 'symbols', seed: 4 });
    expect([again?.count, drawings.length, drawings[2]?.first]).toEqual([0, 3, 0]);
  });
});
