import { describe, expect, it, vi } from 'vitest';
import { beginStroke, extendStroke } from '../../../../src/store/pads/pad.ts';
import { eventually } from '../../../helpers/eventually.ts';
import { openPlayground } from '../../../helpers/fakePlayground.ts';

/** The places of the digit on pad A, `null` where it is none of the test set's. */
function placeOf({ drawing }: { drawing: { kind: string; index?: number } }): number | null {
  return drawing.index ?? null;
}

describe('the pads', () => {
  it('take a test digit of a class, and step through others of it, however fast the keys come', async () => {
    const { state } = await openPlayground();
    const { pads } = state().actions;
    await Promise.all([
      pads.putRandomDigit('a', 4),
      pads.stepTestDigit('a', 1),
      pads.stepTestDigit('a', 1),
    ]);
    expect(placeOf(state().pads.a)).toBe(102);
    await pads.stepTestDigit('a', -1);
    expect(placeOf(state().pads.a)).toBe(101);
    expect(state().pads.a.past).toHaveLength(4);
  });

  it('change places with all that can be taken back, and are compared anew', async () => {
    const { state, worker } = await openPlayground();
    await state().actions.pads.putRandomDigit('a', 4);
    state().actions.pads.change('b', (pad) => beginStroke(pad, { x: 0.5, y: 0.5 }));
    const { a, b } = state().pads;
    state().actions.pads.swap();
    expect(state().pads.b).toEqual(a);
    expect(state().pads.a).toEqual({ ...b, hasOpenStroke: false });
    await eventually(() => expect(worker.pairs.at(-1)).toEqual({ a: b.digit, b: a.digit }));
  });

  it('keep what is drawn while the worker restarts, and compare it once another is there', async () => {
    const { state, worker, crash } = await openPlayground();
    let letGo = (): void => {};
    const isLetGo = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    const { load } = worker;
    vi.spyOn(worker, 'load').mockImplementationOnce(async () => {
      await isLetGo;
      return load.call(worker);
    });
    crash();
    expect(state().runState).toBe('loading');
    state().actions.pads.change('a', (pad) =>
      extendStroke(beginStroke(pad, { x: 0.5, y: 0.2 }), [{ x: 0.5, y: 0.8 }]),
    );
    const { digit } = state().pads.a;
    expect(worker.pairs.some(({ a }) => a === digit)).toBe(false);
    letGo();
    await eventually(() => expect(worker.pairs.at(-1)?.a).toBe(digit));
    expect(state().pads.a.digit).toBe(digit);
  });
});
