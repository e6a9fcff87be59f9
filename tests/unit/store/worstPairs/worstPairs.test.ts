import { describe, expect, it, vi } from 'vitest';
import type { WorstPairs } from '../../../../src/protocol/answers/worstPairs.ts';
import { undoPad } from '../../../../src/store/pads/pad.ts';
import { eventually } from '../../../helpers/eventually.ts';
import { openPlayground } from '../../../helpers/fakePlayground.ts';

const fourAndNine = { classA: 4, classB: 9 };

describe('the worst pairs of two digits', () => {
  it('are asked for and shown with the step that they are of', async () => {
    const { worker, state } = await openPlayground();
    worker.become({ step: 40 });
    await state().actions.worstPairs.show(fourAndNine);
    expect(worker.calls).toContainEqual({ name: 'worstPairs', value: [4, 9] });
    expect(state().run.worstPairs).toMatchObject({ cell: fourAndNine, found: { step: 40 } });
    state().actions.worstPairs.hide();
    expect(state().run.worstPairs).toBeNull();
  });

  it('stay while those of a newer evaluation are asked for, and not for another cell', async () => {
    const { worker, state } = await openPlayground();
    await state().actions.worstPairs.show(fourAndNine);
    const before = state().run.worstPairs?.found;
    worker.become({ step: 80 });
    expect(state().run.worstPairs?.found).toBe(before);
    const asking = state().actions.worstPairs.show(fourAndNine);
    expect(state().run.worstPairs?.found).toBe(before);
    await asking;
    expect(state().run.worstPairs?.found?.step).toBe(80);
    void state().actions.worstPairs.show({ classA: 1, classB: 1 });
    expect(state().run.worstPairs?.found).toBeNull();
  });

  it('are those asked for last, whichever answer comes first', async () => {
    const { worker, state } = await openPlayground();
    const answers: ((pairs: WorstPairs) => void)[] = [];
    vi.spyOn(worker, 'worstPairs').mockImplementation(
      () => new Promise((resolve) => answers.push(resolve)),
    );
    const asked = [fourAndNine, { classA: 1, classB: 7 }].map((cell) =>
      state().actions.worstPairs.show(cell),
    );
    const answer = (step: number): WorstPairs => ({ runId: 1, step, scope: 'full', pairs: [] });
    answers[1]?.(answer(2));
    answers[0]?.(answer(1));
    await Promise.all(asked);
    expect(state().run.worstPairs).toMatchObject({ cell: { classB: 7 }, found: { step: 2 } });
  });

  it('go with their run, and with the worker that has crashed', async () => {
    const { state, crash } = await openPlayground();
    await state().actions.worstPairs.show(fourAndNine);
    await state().actions.run.reset();
    expect(state().run.worstPairs).toBeNull();
    await state().actions.worstPairs.show(fourAndNine);
    expect(state().run.worstPairs?.found?.runId).toBe(2);
    crash();
    expect(state().run.worstPairs).toBeNull();
  });

  it('are refused at once, and not waited for, while there is no network', async () => {
    const { worker, state, crash } = await openPlayground();
    vi.spyOn(worker, 'open').mockReturnValueOnce(new Promise(() => {}));
    vi.spyOn(worker, 'worstPairs').mockRejectedValue(new Error('There is no network'));
    crash();
    expect(state().runState).toBe('loading');
    await state().actions.worstPairs.show(fourAndNine);
    expect(state().run.worstPairs).toBeNull();
    expect(state().problem?.message).toBe('There is no network');
  });

  it('that cannot be had are not waited for, and the person is told', async () => {
    const { worker, state } = await openPlayground();
    vi.spyOn(worker, 'worstPairs').mockRejectedValue(new Error('Not measured yet'));
    await state().actions.worstPairs.show(fourAndNine);
    expect(state().run.worstPairs).toBeNull();
    expect(state().problem?.message).toBe('Not measured yet');
  });
});

describe('a pair of test digits', () => {
  it('is put on both pads at once, compared once, and taken back pad by pad', async () => {
    const { worker, state } = await openPlayground();
    await eventually(() => expect(state().isComparing).toBe(false));
    const comparisons = worker.pairs.length;
    const digit = (grey: number) => ({
      pixels: new Uint8Array(784).fill(grey),
      className: String(grey),
    });
    state().actions.pads.putPair(digit(4), digit(9));
    await eventually(() => expect(state().isComparing).toBe(false));
    expect(worker.pairs.slice(comparisons)).toEqual([{ a: digit(4).pixels, b: digit(9).pixels }]);
    state().actions.pads.change('a', undoPad);
    expect(state().pads.a.digit).toBeNull();
    expect(state().pads.b.digit).toEqual(digit(9).pixels);
  });
});
