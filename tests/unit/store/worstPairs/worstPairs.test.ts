import { describe, expect, it, vi } from 'vitest';
import type { WorstPairs } from '../../../../src/protocol/siameseWorker.ts';
import { undoPad } from '../../../../src/store/pads/drawing.ts';
import { openPlayground } from '../../../helpers/fakeWorker.ts';

const fourAndNine = { classA: 4, classB: 9 };

describe('the worst pairs of two digits', () => {
  it('are asked for and shown with the step that they are of', async () => {
    const { worker, state } = await openPlayground();
    worker.become({ step: 40 });
    await state().actions.showWorstPairs(fourAndNine);
    expect(worker.calls).toContainEqual({ name: 'worstPairs', value: [4, 9] });
    expect(state().worstPairs).toMatchObject({ cell: fourAndNine, found: { step: 40 } });
    state().actions.hideWorstPairs();
    expect(state().worstPairs).toBeNull();
  });

  it('stay while those of a newer evaluation are asked for, and not for another cell', async () => {
    const { worker, state } = await openPlayground();
    await state().actions.showWorstPairs(fourAndNine);
    const before = state().worstPairs?.found;
    worker.become({ step: 80 });
    expect(state().worstPairs?.found).toBe(before);
    const asking = state().actions.showWorstPairs(fourAndNine);
    expect(state().worstPairs?.found).toBe(before);
    await asking;
    expect(state().worstPairs?.found?.step).toBe(80);
    void state().actions.showWorstPairs({ classA: 1, classB: 1 });
    expect(state().worstPairs?.found).toBeNull();
  });

  it('are those asked for last, whichever answer comes first', async () => {
    const { worker, state } = await openPlayground();
    const answers: ((pairs: WorstPairs) => void)[] = [];
    vi.spyOn(worker, 'worstPairs').mockImplementation(
      () => new Promise((resolve) => answers.push(resolve)),
    );
    const asked = [fourAndNine, { classA: 1, classB: 7 }].map((cell) =>
      state().actions.showWorstPairs(cell),
    );
    const answer = (step: number): WorstPairs => ({ runId: 1, step, scope: 'full', pairs: [] });
    answers[1]?.(answer(2));
    answers[0]?.(answer(1));
    await Promise.all(asked);
    expect(state().worstPairs).toMatchObject({ cell: { classB: 7 }, found: { step: 2 } });
  });

  it('go with their run, and with the worker that has crashed', async () => {
    const { state, crash } = await openPlayground();
    await state().actions.showWorstPairs(fourAndNine);
    await state().actions.reset();
    expect(state().worstPairs).toBeNull();
    await state().actions.showWorstPairs(fourAndNine);
    expect(state().worstPairs?.found?.runId).toBe(2);
    crash();
    expect(state().worstPairs).toBeNull();
  });

  it('that cannot be had are not waited for, and the person is told', async () => {
    const { worker, state } = await openPlayground();
    vi.spyOn(worker, 'worstPairs').mockRejectedValue(new Error('Not measured yet'));
    await state().actions.showWorstPairs(fourAndNine);
    expect(state().worstPairs).toBeNull();
    expect(state().problem?.message).toBe('Not measured yet');
  });
});

describe('a pair of test digits', () => {
  it('is put on both pads at once, compared once, and taken back pad by pad', async () => {
    const { worker, state } = await openPlayground();
    await vi.waitFor(() => expect(state().isComparing).toBe(false));
    const comparisons = worker.pairs.length;
    const digit = (grey: number) => ({
      pixels: new Uint8Array(784).fill(grey),
      className: String(grey),
    });
    state().actions.putPair(digit(4), digit(9));
    await vi.waitFor(() => expect(state().isComparing).toBe(false));
    expect(worker.pairs.slice(comparisons)).toEqual([{ a: digit(4).pixels, b: digit(9).pixels }]);
    state().actions.changePad('a', undoPad);
    expect(state().pads.a.digit).toBeNull();
    expect(state().pads.b.digit).toEqual(digit(9).pixels);
  });
});
