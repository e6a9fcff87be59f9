import { describe, expect, it } from 'vitest';
import { KeptError, type StoreName } from '../../../../../src/store/core/kept/keptRecords.ts';
import { eventually } from '../../../../helpers/eventually.ts';
import { FakeBrowser, openPlayground } from '../../../../helpers/fakePlayground.ts';
import { KeptInMemory } from '../../../../helpers/keptInMemory.ts';

const grey = (value: number): Uint8Array => new Uint8Array(784).fill(value);
const alpha = { name: 'Alpha', examples: [grey(1)] };
const full = new KeptError('full', 'no room');

/** Its answers can be held up after it has looked. */
class SlowRecords extends KeptInMemory {
  isAnswered: Promise<void> = Promise.resolve();

  override async readAll(store: StoreName, prefix = '') {
    const found = await super.readAll(store, prefix);
    await this.isAnswered;
    return found;
  }
}

describe('an entry that could not be written', () => {
  it('is written with the next one that is', async () => {
    const kept = new KeptInMemory();
    const { state } = await openPlayground({ kept });
    const { oneShot } = state().actions;
    kept.failure = full;
    oneShot.addExample(null, grey(1));
    await eventually(() => expect(state().problem?.message).toMatch(/no room left/));
    kept.failure = null;
    expect(kept.values('symbols')).toEqual([]);
    oneShot.addExample(null, grey(2));
    await eventually(() => expect(kept.values('symbols')).toHaveLength(2));
    expect(kept.values('symbols')).toMatchObject([
      { examples: [grey(1)] },
      { examples: [grey(2)] },
    ]);
  });

  it('stays on the page in its newest form, and stands there once', async () => {
    const kept = new KeptInMemory({ symbols: { k1: alpha } });
    const browser = new FakeBrowser(kept);
    const { state } = await openPlayground({ browser });
    const { oneShot } = state().actions;
    kept.failure = full;
    oneShot.rename(1, 'Beta');
    await eventually(() => expect(state().problem).not.toBeNull());
    kept.failure = null;
    const before = state().oneShot;
    browser.tabs.tab().tell('symbols');
    await eventually(() => expect(state().oneShot).not.toBe(before));
    expect(state().oneShot.symbols).toEqual([{ id: 1, name: 'Beta', examples: [grey(1)] }]);
  });
});

describe('what a person does while the entries are read', () => {
  it('is not undone by what was read', async () => {
    const kept = new SlowRecords({ symbols: { k1: alpha } });
    const browser = new FakeBrowser(kept);
    const { state } = await openPlayground({ browser });
    const { oneShot } = state().actions;
    let answer = (): void => {};
    kept.isAnswered = new Promise((resolve) => {
      answer = resolve;
    });
    browser.tabs.tab().tell('symbols');
    // The look has begun when all microtasks before it are done.
    await new Promise((resolve) => setTimeout(resolve));
    oneShot.removeSymbol(1);
    oneShot.addExample(null, grey(2));
    const before = state().oneShot;
    answer();
    await eventually(() => expect(state().oneShot).not.toBe(before));
    expect(state().oneShot.symbols).toMatchObject([{ examples: [grey(2)] }]);
    expect(kept.values('symbols')).toMatchObject([{ examples: [grey(2)] }]);
  });
});
