import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../../src/data/random.ts';
import {
  beginStroke,
  cancelStroke,
  clearPad,
  countAll,
  emptyPad,
  endStroke,
  erase,
  extendStroke,
  isEmpty,
  type Pad,
  putDrawing,
  redoPad,
  undoPad,
} from '../../../../src/store/pads/pad.ts';

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
    const withDigit = putDrawing(crossed, {
      kind: 'digit',
      pixels: someDigit,
      className: '7',
      index: 3,
    });
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

  it('does again what was taken back, until something else is done', () => {
    const back = undoPad(undoPad(crossed));
    expect(redoPad(back).drawing).toEqual(upright.drawing);
    expect(redoPad(redoPad(back))).toEqual({ ...crossed, hasOpenStroke: false });
    expect(redoPad(crossed)).toBe(crossed);
    const otherwise = beginStroke(back, { x: 0.1, y: 0.1 });
    expect(redoPad(otherwise)).toBe(otherwise);
  });

  it('keeps what can be taken back and done again whatever the order, for 300 random changes', () => {
    const random = createRandom(5, 'batch');
    let pad = emptyPad;
    const line: Pad['drawing'][] = [pad.drawing];
    let at = 0;
    for (let turn = 0; turn < 300; turn++) {
      const kind = random.below(3);
      if (kind === 0) {
        pad = beginStroke(pad, { x: random.uniform(), y: random.uniform() });
        line.splice(at + 1, Infinity, pad.drawing);
        at++;
      } else if (kind === 1) {
        pad = undoPad(pad);
        at = Math.max(0, at - 1);
      } else {
        pad = redoPad(pad);
        at = Math.min(line.length - 1, at + 1);
      }
      expect(pad.drawing).toBe(line[at]);
    }
  });

  it('takes points only while a stroke is being drawn', () => {
    const more = [{ x: 0.9, y: 0.9 }];
    expect(extendStroke(endStroke(crossed), more).drawing).toBe(crossed.drawing);
    expect(extendStroke(undoPad(crossed), more).drawing).toEqual(upright.drawing);
    expect(extendStroke(clearPad(crossed), more).digit).toBeNull();
  });

  it('forgets a stroke that was a palm’s', () => {
    const cancelled = cancelStroke(crossed);
    expect(cancelled.drawing).toEqual(upright.drawing);
    expect(redoPad(cancelled)).toBe(cancelled);
    expect(cancelStroke(endStroke(crossed)).drawing).toBe(crossed.drawing);
  });

  it('loses the strokes that an eraser touches, as a whole, and undo brings them back', () => {
    const across = [
      { x: 0.3, y: 0.3 },
      { x: 0.7, y: 0.3 },
    ];
    const erased = erase(crossed, across);
    expect(erased.drawing).toEqual({
      kind: 'strokes',
      strokes: [
        [
          { x: 0.2, y: 0.5 },
          { x: 0.8, y: 0.5 },
        ],
      ],
    });
    expect(undoPad(erased).drawing).toBe(crossed.drawing);
    expect(erase(crossed, [{ x: 0.9, y: 0.1 }])).toBe(crossed);
    expect(isEmpty(erase(crossed, [{ x: 0.52, y: 0.52 }]))).toBe(true);
  });

  it('loses a digit from elsewhere where the eraser touches its ink', () => {
    const pixels = new Uint8Array(784);
    pixels[14 * 28 + 14] = 200;
    const pad = putDrawing(emptyPad, { kind: 'picture', pixels });
    expect(erase(pad, [{ x: 0.1, y: 0.1 }])).toBe(pad);
    expect(isEmpty(erase(pad, [{ x: 0.52, y: 0.52 }]))).toBe(true);
  });

  it('leaves a dot out that is far from the digit, says so, and counts it when asked', () => {
    const small = extendStroke(beginStroke(emptyPad, { x: 0.1, y: 0.1 }), [{ x: 0.1, y: 0.4 }]);
    const tapped = endStroke(beginStroke(small, { x: 0.9, y: 0.9 }));
    expect(tapped.digit).toEqual(small.digit);
    expect([small.leftOut, tapped.leftOut]).toEqual([0, 1]);

    const counted = countAll(tapped);
    expect(counted.leftOut).toBe(0);
    expect(counted.digit).not.toEqual(small.digit);
    // What is drawn after it counts too, and each is taken back by one press.
    expect(beginStroke(counted, { x: 0.9, y: 0.1 }).leftOut).toBe(0);
    expect(undoPad(counted)).toMatchObject({ leftOut: 1, digit: small.digit });
    expect(undoPad(tapped).drawing).toEqual(small.drawing);
    expect(beginStroke(clearPad(counted), { x: 0.5, y: 0.5 }).drawing).not.toHaveProperty(
      'countsAll',
    );
  });

  it('counts a far part as soon as it is more than a dot', () => {
    const small = extendStroke(beginStroke(emptyPad, { x: 0.1, y: 0.1 }), [{ x: 0.1, y: 0.4 }]);
    const far = beginStroke(small, { x: 0.9, y: 0.9 });
    expect(far.leftOut).toBe(1);
    expect(extendStroke(far, [{ x: 0.9, y: 0.7 }]).leftOut).toBe(0);
  });

  it('simplifies a very long stroke when it ends, and no shorter one', () => {
    const circle = (count: number) =>
      Array.from({ length: count }, (_, index) => ({
        x: 0.5 + 0.4 * Math.cos(index / 50),
        y: 0.5 + 0.4 * Math.sin(index / 50),
      }));
    const drawn = (count: number): Pad =>
      extendStroke(beginStroke(emptyPad, { x: 0.9, y: 0.5 }), circle(count));
    const [short, long] = [drawn(900), drawn(30_000)];
    expect(endStroke(short).drawing).toBe(short.drawing);
    const ended = endStroke(long);
    const pointCount = ({ drawing }: Pad): number =>
      drawing.kind === 'strokes' ? (drawing.strokes[0]?.length ?? 0) : 0;
    expect(pointCount(long)).toBe(30_001);
    expect(pointCount(ended)).toBeLessThan(15_000);
    const greys = Array.from(ended.digit ?? [], (grey, pixel) =>
      Math.abs(grey - (long.digit?.[pixel] ?? 0)),
    );
    // A grey changes by 253 across one pixel: an edge that moves by a quarter changes it by 63.
    expect(Math.max(...greys)).toBeLessThan(63);
  });
});
