/** Sessions that learn from made-up symbols, beside digits or without any. */
import { describe, expect, it } from 'vitest';
import { drawingsOf, symbolsOfStep } from '../../../../../src/data/symbols/symbolPool.ts';
import type { RunSettings } from '../../../../../src/settings/settings.ts';
import type { DrawSymbols } from '../../../../../src/worker/sideWorkers/symbols/symbolSupply.ts';
import { laterTask } from '../../../../helpers/laterTask.ts';
import { quickSettings, TestSession } from '../../../../helpers/sessions.ts';

const settings: Partial<RunSettings> = {
  learnFrom: 'symbols',
  symbolsPerBatch: 10,
  imagesPerSymbol: 2,
  steps: 12,
};

/** Drawings that come when a test says so; each is drawn once for all tests. */
function slowDrawing() {
  const hands: ((drawings: Uint8Array) => void)[] = [];
  const orders: number[] = [];
  const given = new Map<number, number>();
  const drawSymbols: DrawSymbols = ({ seed }, hand) => {
    orders.push(seed);
    hands.push(hand);
    given.set(hands.length - 1, 0);
    return () => {};
  };
  /** Hands over all symbols of the newest pool up to this many. */
  const giveTo = (count: number): void => {
    const newest = hands.length - 1;
    for (let symbol = given.get(newest) ?? 0; symbol < count; symbol++) {
      hands[newest]?.(drawn(orders[newest] ?? 0, symbol));
      given.set(newest, symbol + 1);
    }
  };
  return { drawSymbols, orders, giveTo };
}

const known = new Map<string, Uint8Array>();

function drawn(seed: number, symbol: number): Uint8Array {
  const key = `${seed} ${symbol}`;
  const drawings = known.get(key) ?? drawingsOf(seed, symbol);
  known.set(key, drawings);
  return drawings;
}

/** Drawings that are all there as soon as somebody asks. */
const quickDrawing: DrawSymbols = ({ seed, first }, hand) => {
  for (let symbol = first; symbol < symbolsOfStep(12); symbol++) hand(drawn(seed, symbol));
  return () => {};
};

async function trained(change: Partial<RunSettings> = {}): Promise<TestSession> {
  const started = await TestSession.start({
    settings: { ...settings, ...change },
    drawSymbols: quickDrawing,
  });
  await started.trainToTheEnd();
  return started;
}

describe.each(['symbols', 'digits-and-symbols'] as const)(
  'a session that learns from %s',
  (learnFrom) => {
    it('trains to the end, and is judged as its settings say', async () => {
      const started = await trained({ learnFrom });
      const losses = started.losses();
      expect(losses).toHaveLength(12);
      expect(losses.every(Number.isFinite)).toBe(true);
      expect(started.status).toMatchObject({ state: 'finished', isRepeatable: true });
      const evaluation = started.all('evaluation').at(-1)?.evaluation;
      expect(evaluation?.decidedBy).toBe(learnFrom === 'symbols' ? 'symbols' : 'dataset');
      expect(evaluation?.validationLoss).toBeGreaterThan(0);
      expect(evaluation?.heldOutDigits).toEqual(learnFrom === 'symbols' ? [0, 1, 2] : []);
    });

    it('has the same losses again, and others with another seed', async () => {
      const losses = (await trained({ learnFrom })).losses();
      expect((await trained({ learnFrom })).losses()).toEqual(losses);
      expect((await trained({ learnFrom, seed: 2 })).losses()).not.toEqual(losses);
    });

    it('that is interrupted goes on in another worker with bit-equal losses', async () => {
      const expected = (await trained({ learnFrom })).losses();
      const started = await TestSession.start({
        settings: { ...settings, learnFrom },
        drawSymbols: quickDrawing,
      });
      await started.session.train();
      await started.untilStep(4);
      const snapshot = await started.session.suspend();
      if (snapshot === null) throw new Error('There is no snapshot');
      const carried = await TestSession.start({
        restore: structuredClone(snapshot),
        drawSymbols: quickDrawing,
      });
      await carried.trainToTheEnd();
      expect(snapshot.step).toBeLessThan(12);
      expect(started.losses()).toEqual(expected.slice(0, snapshot.step));
      expect(carried.losses().slice(snapshot.step)).toEqual(expected.slice(snapshot.step));
    });
  },
);

describe('symbols first', () => {
  const softmax: Partial<RunSettings> = {
    learnFrom: 'digits-and-symbols',
    loss: 'supervised-contrastive',
    unitLength: true,
  };

  it('counts other images than both at once, and repeats', async () => {
    const atOnce = (await trained(softmax)).losses();
    const symbolsFirst = (await trained({ ...softmax, symbolsFirst: true })).losses();
    expect(symbolsFirst[0]).not.toBe(atOnce[0]);
    expect((await trained({ ...softmax, symbolsFirst: true })).losses()).toEqual(symbolsFirst);
  });

  it.each<[string, Partial<RunSettings>]>([
    ['symbols alone', { ...softmax, learnFrom: 'symbols' }],
    ['digits alone', { ...softmax, learnFrom: 'digits' }],
    ['a loss that weighs no images', { ...softmax, loss: 'triplet' }],
  ])('changes nothing with %s', async (_, change) => {
    const losses = (await trained(change)).losses();
    expect((await trained({ ...change, symbolsFirst: true })).losses()).toEqual(losses);
  });
});

describe('turned digits', () => {
  const both: Partial<RunSettings> = { learnFrom: 'digits-and-symbols', loss: 'triplet' };

  it('make steps that repeat, and others than those without them', async () => {
    const turned = (await trained({ ...both, turnedPerBatch: 9 })).losses();
    expect(turned).toHaveLength(12);
    expect((await trained({ ...both, turnedPerBatch: 9 })).losses()).toEqual(turned);
    expect((await trained(both)).losses()).not.toEqual(turned);
  });

  it.each(['digits', 'symbols'] as const)(
    'change nothing where it learns from %s alone',
    async (learnFrom) => {
      const alone = { ...both, learnFrom };
      const losses = (await trained(alone)).losses();
      expect((await trained({ ...alone, turnedPerBatch: 9 })).losses()).toEqual(losses);
    },
  );
});

describe('a step whose symbols are late', () => {
  it('waits for them, and is then as it would have been', async () => {
    const expected = (await trained()).losses();
    const { drawSymbols, giveTo } = slowDrawing();
    const started = await TestSession.start({ settings, drawSymbols });
    await started.session.train();
    for (const step of [0, 1, 2]) {
      giveTo(symbolsOfStep(step) - 1);
      await started.until(
        ({ status }) => status.activity === 'waiting-for-data' && status.step === step,
      );
      await laterTask();
      expect(started.status.step).toBe(step);
      giveTo(symbolsOfStep(step));
      await started.untilStep(step + 1);
    }
    giveTo(symbolsOfStep(12));
    await started.untilAtRest('finished');
    expect(started.losses()).toEqual(expected);
  });

  it('can be waited for in vain: a pause ends it', async () => {
    const { drawSymbols, giveTo } = slowDrawing();
    const started = await TestSession.start({ settings, drawSymbols });
    await started.session.train();
    await started.until(({ status }) => status.activity === 'waiting-for-data');
    await started.session.pause();
    expect(started.status).toMatchObject({ state: 'ready', activity: null, step: 0 });
    giveTo(symbolsOfStep(0));
    await started.session.takeStep();
    expect(started.status.step).toBe(1);
  });
});

describe('the symbols of a session', () => {
  it('are drawn once for each seed, and not at all for digits alone', async () => {
    const { drawSymbols, orders, giveTo } = slowDrawing();
    const started = await TestSession.start({ drawSymbols });
    await started.session.takeStep();
    expect(orders).toEqual([]);
    const learning = { ...quickSettings, ...settings };
    await started.session.reset(learning);
    giveTo(symbolsOfStep(0));
    await started.session.takeStep();
    await started.session.reset({ ...learning, embeddingSize: 8 });
    await started.session.takeStep();
    expect(orders).toEqual([1]);
    await started.session.reset({ ...learning, seed: 3 });
    expect(orders).toEqual([1, 3]);
  });
});
