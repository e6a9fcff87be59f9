import { describe, expect, it, vi } from 'vitest';
import type { Offer } from '../../../../../src/store/page/newVersion.ts';
import { LazyPart } from '../../../../../src/views/components/lazy/lazyPart.ts';
import { laterTask } from '../../../../helpers/laterTask.ts';

/** A part whose file is there or gone as a test says. */
function partOf(file: { isThere: boolean }, offer: Offer = 'same') {
  const load = vi.fn(async (): Promise<string> => {
    if (!file.isThere) throw new TypeError('gone');
    return 'the module';
  });
  const part = new LazyPart({ load, lookForNewVersion: async () => offer });
  const kinds: string[] = [];
  part.subscribe(() => {
    const state = part.state();
    kinds.push(state.kind === 'missing' ? `missing, trying: ${state.isTrying}` : state.kind);
  });
  return { part, load, kinds };
}

describe('a lazy part', () => {
  it('is asked for by the first place that shows it, and not again once it is here', async () => {
    const { part, load } = partOf({ isThere: true });
    expect(part.state()).toEqual({ kind: 'waiting' });
    part.show('one');
    part.show('two');
    await laterTask();
    expect(part.state()).toEqual({ kind: 'here', module: 'the module' });
    part.show('three');
    await part.ask();
    expect(load).toHaveBeenCalledOnce();
  });

  it.each(['same', 'another', 'nothing'] as const)(
    'that is gone says what the server offers: %s',
    async (offer) => {
      const { part } = partOf({ isThere: false }, offer);
      part.show('one');
      await laterTask();
      expect(part.state()).toEqual({ kind: 'missing', offer, isTrying: false });
    },
  );

  it('keeps its message while it is tried again, so that it is read out once', async () => {
    const { part, kinds } = partOf({ isThere: false });
    part.show('one');
    await laterTask();
    await part.ask();
    expect(kinds).toEqual([
      'waiting',
      'missing, trying: false',
      'missing, trying: true',
      'missing, trying: false',
    ]);
  });

  it('comes when it is shown anew and its file is back', async () => {
    const file = { isThere: false };
    const { part } = partOf(file);
    part.show('one')();
    await laterTask();
    expect(part.state().kind).toBe('missing');
    file.isThere = true;
    part.show('one');
    await laterTask();
    expect(part.state().kind).toBe('here');
  });

  it('has one place that speaks for all that show it', () => {
    const { part } = partOf({ isThere: false });
    expect(part.speaker()).toBeNull();
    const leaveOne = part.show('one');
    const leaveTwo = part.show('two');
    expect(part.speaker()).toBe('one');
    leaveOne();
    expect(part.speaker()).toBe('two');
    leaveTwo();
    expect(part.speaker()).toBeNull();
  });
});
