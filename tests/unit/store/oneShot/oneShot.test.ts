import { beforeEach, describe, expect, it, vi } from 'vitest';
import { rank } from '../../../../src/store/oneShot/ranking.ts';
import { confusionsOf, rightOf } from '../../../../src/store/oneShot/rounds.ts';
import { exampleShapes } from '../../../../src/store/oneShot/shapes.ts';
import { beginStroke, putDrawing } from '../../../../src/store/pads/pad.ts';
import { eventually } from '../../../helpers/eventually.ts';
import { type FakePlayground, openPlayground } from '../../../helpers/fakePlayground.ts';
import { KeptInMemory } from '../../../helpers/keptInMemory.ts';

let kept: KeptInMemory;
let playground: FakePlayground;

beforeEach(async () => {
  kept = new KeptInMemory();
  playground = await openPlayground({ kept });
});

const oneShot = () => playground.state().oneShot;
const rankingNow = () => playground.state().run.ranking;
const does = () => playground.state().actions.oneShot;

/** A digit whose first so many pixels are ink. */
const inked = (pixels: number): Uint8Array =>
  Uint8Array.from({ length: 784 }, (_, pixel) => (pixel < pixels ? 255 : 0));

function query(pixels: number): void {
  does().changeQuery((pad) => putDrawing(pad, { kind: 'picture', pixels: inked(pixels) }));
}

/** Two symbols: of 100 and 140 pixels, and of 300. */
function teach(): void {
  does().addExample(null, inked(100));
  does().addExample(1, inked(140));
  does().addExample(null, inked(300));
}

async function ranked(): Promise<number[]> {
  return eventually(() => {
    const ranking = rankingNow();
    if (ranking === null) throw new Error('There is no ranking');
    return ranking.symbols.map(({ id }) => id);
  });
}

describe('the ranking', () => {
  it('is by the nearest example, then by the mean distance', () => {
    const example = new Uint8Array(784);
    const symbols = [
      { id: 4, name: 'far', examples: [example] },
      { id: 7, name: 'near', examples: [example, example] },
      { id: 9, name: 'near and close together', examples: [example, example] },
    ];
    const found = rank(symbols, {
      runId: 3,
      step: 5,
      distances: Float32Array.of(0.75, 2, 0.5, 0.5, 1),
      similarities: Float32Array.of(0.2, 0.01, 0.4, 0.6, 0.1),
    });
    expect(found).toEqual({
      runId: 3,
      step: 5,
      // Odds of 1.5, 2/3 and 1/4 by hand.
      sureness: expect.closeTo(1.5 / (1.5 + 2 / 3 + 1 / 4), 6),
      symbols: [
        { id: 9, distance: 0.5, similarity: Math.fround(0.6), meanDistance: 0.75 },
        { id: 7, distance: 0.5, similarity: Math.fround(0.4), meanDistance: 1.25 },
        { id: 4, distance: 0.75, similarity: Math.fround(0.2), meanDistance: 0.75 },
      ],
    });
  });

  it('is as sure as the odds say, also where a similarity is 0 or 1, and says nothing without them', () => {
    const symbols = [1, 2].map((id) => ({ id, name: '', examples: [new Uint8Array(784)] }));
    const surenessOf = (similarities: Float32Array | null): number | null =>
      rank(symbols, { runId: 1, step: 1, distances: Float32Array.of(1, 2), similarities }).sureness;
    expect(surenessOf(Float32Array.of(0.5, 0.5))).toBeCloseTo(0.5, 6);
    expect(surenessOf(Float32Array.of(1, 0.5))).toBe(1);
    expect(surenessOf(Float32Array.of(1, 1))).toBe(0.5);
    expect(surenessOf(Float32Array.of(0.5, 0))).toBe(1);
    expect(surenessOf(Float32Array.of(0, 0))).toBe(0.5);
    expect(surenessOf(null)).toBeNull();
    expect(
      rank([], { runId: 1, step: 1, distances: Float32Array.of(), similarities: null }),
    ).toMatchObject({ sureness: null });
  });

  it('follows the drawing and the symbols', async () => {
    teach();
    query(150);
    expect(await ranked()).toEqual([1, 2]);
    query(290);
    await eventually(async () => expect(await ranked()).toEqual([2, 1]));
    const [first] = rankingNow()?.symbols ?? [];
    expect(first?.distance).toBeCloseTo(10 / 784, 6);
    does().removeSymbol(2);
    await eventually(async () => expect(await ranked()).toEqual([1]));
    does().removeAll();
    await eventually(() => expect(rankingNow()).toBeNull());
  });

  it('follows the network while somebody looks, a few times a second', async () => {
    teach();
    query(150);
    await ranked();
    const asked = vi.spyOn(playground.worker, 'exampleDistances');
    playground.worker.become({ step: 10 });
    expect(asked).not.toHaveBeenCalled();
    const stop = playground.state().actions.ranking.watch();
    await eventually(() => expect(rankingNow()?.step).toBe(10));
    for (const step of [11, 12, 13]) playground.worker.become({ step });
    expect(asked).toHaveBeenCalledTimes(1);
    playground.passTime();
    await eventually(() => expect(rankingNow()?.step).toBe(13));
    expect(asked).toHaveBeenCalledTimes(2);
    stop();
    playground.passTime();
    playground.worker.become({ step: 14 });
    expect(asked).toHaveBeenCalledTimes(2);
  });

  it('comes again with a run that is brought back at the same step', async () => {
    teach();
    playground.worker.become({ state: 'finished', step: 60 });
    query(150);
    await ranked();
    playground.state().actions.ranking.watch()();
    await playground.state().actions.run.reset();
    expect(rankingNow()).toBeNull();
    await playground.state().actions.run.undoReset();
    playground.passTime();
    const stop = playground.state().actions.ranking.watch();
    expect(await ranked()).toEqual([1, 2]);
    expect(rankingNow()).toMatchObject({ runId: 1, step: 60 });
    stop();
  });

  it('is asked of another worker when one has died', async () => {
    teach();
    const stop = playground.state().actions.ranking.watch();
    const asked = vi.spyOn(playground.worker, 'exampleDistances');
    asked.mockImplementationOnce(() => new Promise(() => {}));
    query(150);
    await eventually(() => expect(asked).toHaveBeenCalledTimes(1));
    playground.crash();
    await eventually(() => expect(playground.state().runState).toBe('ready'));
    playground.passTime();
    playground.worker.become({ step: 1 });
    expect(await ranked()).toEqual([1, 2]);
    stop();
  });
});

describe('the symbols', () => {
  it('are eight at most, with three examples each', () => {
    for (let count = 1; count <= 12; count++) does().addExample(null, inked(count));
    for (let count = 1; count <= 5; count++) does().addExample(1, inked(count));
    expect(oneShot().symbols).toHaveLength(8);
    expect(oneShot().symbols[0]?.examples).toHaveLength(3);
    expect(new Set(oneShot().symbols.map(({ name }) => name)).size).toBe(8);
  });

  it('go with their last example, and can be brought back', () => {
    teach();
    const before = oneShot().symbols;
    does().removeExample(2, 0);
    expect(oneShot().symbols.map(({ id }) => id)).toEqual([1]);
    does().bringBack();
    expect(oneShot().symbols).toEqual(before);
    does().removeAll();
    does().bringBack();
    expect(oneShot().symbols).toEqual(before);
  });

  it('are kept, with the names that they were given', async () => {
    teach();
    does().rename(1, 'Alpha, a name that is longer than any');
    does().rename(2, '  ');
    await eventually(async () =>
      expect(kept.values('symbols')).toMatchObject([
        { name: 'Alpha, a name that is lo' },
        { name: 'Symbol 2' },
      ]),
    );
    const reopened = await openPlayground({ kept });
    expect(reopened.state().oneShot.symbols.map(({ examples }) => examples.length)).toEqual([2, 1]);
  });

  it('go into a weights file, and come out of one; those before can be brought back', async () => {
    const { worker, state } = playground;
    teach();
    const own = oneShot().symbols;
    await state().actions.weights.export();
    expect(worker.calls.at(-1)).toMatchObject({
      name: 'weightsFile',
      value: own.map(({ name, examples }) => ({ name, examples })),
    });
    worker.importedSymbols = [{ name: 'Omega', examples: [inked(7)] }];
    await state().actions.weights.import(new File(['{}'], 'weights.json'));
    expect(oneShot().symbols).toEqual([{ id: 1, name: 'Omega', examples: [inked(7)] }]);
    does().bringBack();
    expect(oneShot().symbols).toEqual(own);
    worker.importedSymbols = [];
    await state().actions.weights.import(new File(['{}'], 'weights.json'));
    expect(oneShot().symbols).toEqual(own);
  });

  it('to begin with are three shapes of one stroke each, no two alike', () => {
    const shapes = exampleShapes();
    expect(shapes.map(({ name }) => name)).toEqual(['Triangle', 'Star', 'Spiral']);
    const inks = shapes.map(({ examples }) => examples[0]?.reduce((sum, grey) => sum + grey, 0));
    expect(new Set(inks).size).toBe(3);
    for (const ink of inks) expect(ink).toBeGreaterThan(20_000);
  });
});

describe('the game', () => {
  it('counts who was right, and clears the pad for the next round', async () => {
    teach();
    query(150);
    await ranked();
    await does().label(1);
    expect(oneShot().query.digit).toBeNull();
    query(290);
    await ranked();
    await does().label(1);
    expect(oneShot().rounds).toEqual([
      { guess: 1, actual: 1 },
      { guess: 2, actual: 1 },
    ]);
    expect(rightOf(oneShot().rounds)).toBe(1);
    expect(confusionsOf(oneShot().symbols, oneShot().rounds)).toEqual([
      [1, 1],
      [0, 0],
    ]);
    does().removeSymbol(2);
    expect(oneShot().rounds).toEqual([{ guess: 1, actual: 1 }]);
    does().newGame();
    expect(oneShot().rounds).toEqual([]);
  });

  it('scores by the whole drawing, though the answer comes before its ranking', async () => {
    teach();
    query(150);
    await ranked();
    query(290);
    await does().label(1);
    expect(oneShot().rounds).toEqual([{ guess: 2, actual: 1 }]);
  });

  it('takes no answer by a guess about an earlier drawing when the worker dies', async () => {
    teach();
    query(150);
    await ranked();
    vi.spyOn(playground.worker, 'exampleDistances').mockReturnValue(new Promise(() => {}));
    query(290);
    const labelled = does().label(1);
    playground.crash();
    await labelled;
    expect(oneShot().rounds).toEqual([]);
  });

  it('takes no answer without a guess', async () => {
    teach();
    await does().label(1);
    expect(oneShot().rounds).toEqual([]);
    does().changeQuery((pad) => beginStroke(pad, { x: 0.5, y: 0.5 }));
    expect(oneShot().query.digit).not.toBeNull();
  });
});
