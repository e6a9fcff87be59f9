import { describe, expect, it } from 'vitest';
import {
  beginStroke,
  clearPad,
  emptyPad,
  extendStroke,
  isEmpty,
  putDrawing,
  undoPad,
} from '../../../src/store/drawing.ts';

const upright = extendStroke(beginStroke(emptyPad, { x: 0.5, y: 0.2 }), [{ x: 0.5, y: 0.8 }]);
const crossed = extendStroke(beginStroke(upright, { x: 0.2, y: 0.5 }), [{ x: 0.8, y: 0.5 }]);
const someDigit = new Uint8Array(784).fill(7);

describe('a pad', () => {
  it('is empty at first, and the network sees nothing', () => {
    expect(isEmpty(emptyPad)).toBe(true);
    expect(emptyPad.digit).toBeNull();
  });

  it('gathers the points of a stroke that goes on', () => {
    expect(upright.drawing).toEqual({
      kind: 'strokes',
      strokes: [
        [
          { x: 0.5, y: 0.2 },
          { x: 0.5, y: 0.8 },
        ],
      ],
    });
    expect(upright.digit).toHaveLength(784);
  });

  it('takes back one stroke at a time', () => {
    expect(undoPad(crossed).drawing).toEqual(upright.drawing);
    expect(undoPad(crossed).digit).toEqual(upright.digit);
    expect(isEmpty(undoPad(undoPad(crossed)))).toBe(true);
  });

  it('has nothing to take back when nothing was done', () => {
    expect(undoPad(emptyPad)).toBe(emptyPad);
    expect(clearPad(emptyPad)).toBe(emptyPad);
  });

  it('can take back a clearing', () => {
    expect(undoPad(clearPad(crossed)).drawing).toEqual(crossed.drawing);
  });

  it('shows a test digit as it is, and starts anew when one draws on it', () => {
    const withDigit = putDrawing(crossed, { kind: 'digit', pixels: someDigit, className: '7' });
    expect(withDigit.digit).toBe(someDigit);
    const drawnOn = beginStroke(withDigit, { x: 0.5, y: 0.5 });
    expect(drawnOn.drawing).toEqual({ kind: 'strokes', strokes: [[{ x: 0.5, y: 0.5 }]] });
    expect(undoPad(drawnOn).digit).toBe(someDigit);
  });

  it('remembers a bounded past', () => {
    let pad = emptyPad;
    for (let tap = 0; tap < 500; tap++) pad = beginStroke(pad, { x: tap / 500, y: 0.5 });
    expect(pad.past.length).toBeLessThanOrEqual(200);
  });
});
