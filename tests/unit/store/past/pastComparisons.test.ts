import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { PadName } from '../../../../src/store/pads/pad.ts';
import {
  beginStroke,
  clearPad,
  endStroke,
  extendStroke,
  undoPad,
} from '../../../../src/store/pads/pad.ts';
import { isReplaced } from '../../../../src/store/past/pastComparisons.ts';
import { eventually } from '../../../helpers/eventually.ts';
import { type FakePlayground, openPlayground } from '../../../helpers/fakePlayground.ts';
import { KeptInMemory } from '../../../helpers/keptInMemory.ts';

let kept: KeptInMemory;
let playground: FakePlayground;

/** A page whose network is trained: similarity falls with the pixels that differ. */
async function open(): Promise<void> {
  playground = await openPlayground({ kept });
  const { worker } = playground;
  const compare = worker.compare.bind(worker);
  vi.spyOn(worker, 'compare').mockImplementation(async (pair) => ({
    ...(await compare(pair)),
    distance: 0.5,
    similarity: pair.a === null || pair.b === null ? null : 0.75,
  }));
  worker.become({ step: 40, state: 'paused' });
}

beforeEach(async () => {
  kept = new KeptInMemory();
  await open();
});

const past = () => playground.state().past.comparisons;

/** Draws a line from the top left, to another place each time. */
function stroke(pad: PadName, x: number): void {
  const { pads } = playground.state().actions;
  pads.change(pad, (before) => beginStroke(before, { x: 0.1, y: 0.1 }));
  pads.change(pad, (before) => extendStroke(before, [{ x, y: 0.9 }]));
  pads.change(pad, endStroke);
}

async function compared(): Promise<void> {
  await eventually(() => {
    const { isComparing, run } = playground.state();
    expect(isComparing).toBe(false);
    expect(run.comparison?.similarity).toBe(0.75);
  });
}

async function drawBoth(): Promise<void> {
  stroke('a', 0.2);
  stroke('b', 0.8);
  await compared();
}

describe('a comparison is kept', () => {
  it('once the drawings are still, and not at every stroke', async () => {
    await drawBoth();
    stroke('a', 0.5);
    await compared();
    expect(past()).toEqual([]);
    playground.passTime();
    expect(past()).toMatchObject([{ similarity: 0.75, distance: 0.5, step: 40 }]);
    expect(past()[0]?.a.drawing).toBe(playground.state().pads.a.drawing);
  });

  it('not while the pen is on the pad, and once however many strokes follow', async () => {
    await drawBoth();
    playground.passTime();
    const { pads } = playground.state().actions;
    pads.change('b', (before) => beginStroke(before, { x: 0.4, y: 0.4 }));
    await compared();
    const [before] = past();
    playground.passTime();
    expect(past()).toEqual([before]);
    pads.change('b', endStroke);
    playground.passTime();
    expect(past()).toHaveLength(1);
    expect(past()[0]?.b.drawing).toBe(playground.state().pads.b.drawing);
  });

  it('before it is still where another drawing takes its place', async () => {
    await drawBoth();
    const { drawing } = playground.state().pads.a;
    playground.state().actions.pads.change('a', clearPad);
    expect(past().map(({ a }) => a.drawing)).toEqual([drawing]);
  });

  it('once: again, it takes over the newest numbers', async () => {
    await drawBoth();
    playground.passTime();
    playground.worker.become({ step: 90 });
    const [first] = past();
    if (first === undefined) throw new Error('Nothing was kept');
    playground.state().actions.pads.change('a', clearPad);
    playground.state().actions.past.restore(first);
    await compared();
    playground.passTime();
    expect(past()).toMatchObject([{ id: first.id, step: 90 }]);
  });

  it('when its verdict comes after the drawings were finished', async () => {
    playground.worker.become({ step: 0, state: 'ready' });
    await drawBoth();
    playground.passTime();
    expect(past()).toEqual([]);
    playground.worker.become({ step: 1, state: 'training' });
    expect(past()).toHaveLength(1);
  });

  it('not without a verdict', async () => {
    stroke('a', 0.2);
    playground.passTime();
    await eventually(() => expect(playground.state().isComparing).toBe(false));
    expect(past()).toEqual([]);
  });

  it('up to the last fifty', async () => {
    await drawBoth();
    for (let x = 0; x < 60; x++) {
      playground.state().actions.pads.change('a', clearPad);
      stroke('a', x / 60);
      await compared();
      playground.passTime();
    }
    expect(past()).toHaveLength(50);
    expect(new Set(past().map(({ id }) => id)).size).toBe(50);
  });
});

describe('what was kept', () => {
  it('is there when the page is opened again, strokes and all', async () => {
    await drawBoth();
    playground.passTime();
    const before = past();
    await eventually(async () => expect(kept.values('comparisons')).toHaveLength(1));
    await open();
    expect(past()).toEqual(before);
    const [first] = past();
    if (first === undefined) throw new Error('Nothing was kept');
    playground.state().actions.past.restore(first);
    expect(playground.state().pads.a.drawing).toEqual(before[0]?.a.drawing);
    expect(playground.state().pads.a.past).toHaveLength(1);
  });

  it('is cleared, and brought back', async () => {
    await drawBoth();
    playground.passTime();
    const before = past();
    playground.state().actions.past.clear();
    expect(past()).toEqual([]);
    await eventually(async () => expect(kept.values('comparisons')).toEqual([]));
    playground.state().actions.past.undoClear();
    expect(past()).toEqual(before);
  });
});

describe('a drawing is another one', () => {
  it('after clearing or a digit in its place, not with a stroke more or less', () => {
    const { state } = playground;
    const drawing = () => state().pads.a.drawing;
    stroke('a', 0.3);
    const one = drawing();
    stroke('a', 0.6);
    const two = drawing();
    expect(isReplaced(one, two)).toBe(false);
    state().actions.pads.change('a', undoPad);
    expect(isReplaced(two, drawing())).toBe(false);
    state().actions.pads.change('a', clearPad);
    expect(isReplaced(one, drawing())).toBe(true);
    stroke('a', 0.9);
    expect(isReplaced(one, drawing())).toBe(true);
    const digit = { kind: 'digit', pixels: new Uint8Array(784), className: '3' } as const;
    expect(isReplaced(one, digit)).toBe(true);
    expect(isReplaced(digit, digit)).toBe(false);
  });
});
