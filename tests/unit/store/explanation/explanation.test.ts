import { describe, expect, it, vi } from 'vitest';
import type { Explanation } from '../../../../src/protocol/answers/explanation.ts';
import { currentExplanation } from '../../../../src/store/explanation/explanation.ts';
import { clearPad } from '../../../../src/store/pads/pad.ts';
import { eventually } from '../../../helpers/eventually.ts';
import { explanationOf } from '../../../helpers/explanations.ts';
import { type FakePlayground, openPlayground } from '../../../helpers/fakePlayground.ts';

/** A page with a digit on each pad. */
async function openDrawn(): Promise<FakePlayground> {
  const playground = await openPlayground();
  const { pads } = playground.state().actions;
  await Promise.all([pads.putRandomDigit('a'), pads.putRandomDigit('b')]);
  return playground;
}

/** Has the worker answer only when a test says so. */
function answerLater({ worker }: FakePlayground) {
  const answers: ((explanation: Explanation | null) => void)[] = [];
  const spy = vi
    .spyOn(worker, 'explain')
    .mockImplementation(() => new Promise((resolve) => answers.push(resolve)));
  return {
    spy,
    answer: async (place: number, explanation: Explanation | null) => {
      answers[place]?.(explanation);
      await new Promise((resolve) => setTimeout(resolve));
    },
  };
}

function pairIn({ state }: FakePlayground) {
  const { a, b } = state().pads;
  return { a: a.digit, b: b.digit };
}

describe('explaining the drawings', () => {
  it('shows what the worker answers, and says so while it waits', async () => {
    const playground = await openDrawn();
    const { worker, state } = playground;
    state().actions.explanation.start();
    expect(state().isExplaining).toBe(true);
    await eventually(() => expect(state().isExplaining).toBe(false));
    expect(worker.explainedPairs).toEqual([pairIn(playground)]);
    expect(currentExplanation(state())).toMatchObject({ runId: 1, step: 0 });
  });

  it('is asked of another run too, even at the same step', async () => {
    const { worker, state } = await openDrawn();
    state().actions.explanation.start();
    await eventually(() => expect(state().run.explanation?.runId).toBe(1));
    worker.become({ runId: 2 });
    expect(state().run.explanation).toBeNull();
    await eventually(() => expect(state().run.explanation?.runId).toBe(2));
    state().actions.explanation.stop();
    worker.become({ runId: 3 });
    expect(worker.explainedPairs).toHaveLength(2);
  });

  it('asks nothing while a pad is empty', async () => {
    const { worker, state } = await openPlayground();
    await state().actions.pads.putRandomDigit('a');
    state().actions.explanation.start();
    expect(worker.explainedPairs).toEqual([]);
    expect(currentExplanation(state())).toBeNull();
  });

  it('of the same drawings waits for the answer, and asks once more however often it is asked', async () => {
    const playground = await openDrawn();
    const { worker, state } = playground;
    const { spy, answer } = answerLater(playground);
    const { explanation } = state().actions;
    explanation.start();
    explanation.start();
    explanation.start();
    expect(spy).toHaveBeenCalledTimes(1);
    await answer(0, explanationOf(worker.status, pairIn(playground)));
    expect(spy).toHaveBeenCalledTimes(2);
    worker.become({ step: 5 });
    await answer(1, explanationOf(worker.status, pairIn(playground)));
    expect(spy).toHaveBeenCalledTimes(2);
    expect(state()).toMatchObject({ isExplaining: false, run: { explanation: { step: 5 } } });
  });

  it('of other drawings takes the place of the older, whose answer is not shown', async () => {
    const playground = await openDrawn();
    const { worker, state } = playground;
    const { spy, answer } = answerLater(playground);
    const older = pairIn(playground);
    state().actions.explanation.start();
    await state().actions.pads.putRandomDigit('b');
    const newer = pairIn(playground);
    state().actions.explanation.start();
    expect(spy.mock.calls).toEqual([[older], [newer]]);
    await answer(0, explanationOf(worker.status, older));
    expect(state()).toMatchObject({ run: { explanation: null }, isExplaining: true });
    await answer(1, explanationOf(worker.status, newer));
    expect(currentExplanation(state())?.b.digit).toBe(newer.b);
    expect(state().isExplaining).toBe(false);
  });

  it('is given up when nobody looks any more', async () => {
    const playground = await openDrawn();
    const { worker, state } = playground;
    const { spy, answer } = answerLater(playground);
    state().actions.explanation.start();
    state().actions.explanation.stop();
    expect(state().isExplaining).toBe(false);
    expect(spy.mock.lastCall).toEqual([{ a: null, b: null }]);
    await answer(0, explanationOf(worker.status, pairIn(playground)));
    expect(state().run.explanation).toBeNull();
  });

  it('tells when it fails, and can be asked again', async () => {
    const playground = await openDrawn();
    const { worker, state } = playground;
    vi.spyOn(worker, 'explain').mockRejectedValueOnce(new Error('no explanation today'));
    state().actions.explanation.start();
    await eventually(() => expect(state().problem?.message).toBe('no explanation today'));
    state().actions.explanation.start();
    await eventually(() => expect(currentExplanation(state())).not.toBeNull());
  });

  it('is over with its run, and when a pad is cleared', async () => {
    const playground = await openDrawn();
    const { state } = playground;
    state().actions.explanation.start();
    await eventually(() => expect(currentExplanation(state())).not.toBeNull());
    state().actions.pads.change('a', clearPad);
    expect(currentExplanation(state())).toBeNull();
    await state().actions.pads.putRandomDigit('a');
    expect(currentExplanation(state())).not.toBeNull();
    await state().actions.run.reset();
    expect(state().run.status?.runId).toBe(2);
    expect(currentExplanation(state())?.runId).not.toBe(1);
  });

  it('expects no answer of a worker that has died', async () => {
    const playground = await openDrawn();
    const { state, crash } = playground;
    answerLater(playground).spy.mockImplementationOnce(() => new Promise(() => {}));
    state().actions.explanation.start();
    crash();
    await eventually(() => expect(state().isExplaining).toBe(false));
  });

  it('that a worker still owed is asked of the next one', async () => {
    const playground = await openDrawn();
    const { state, crash } = playground;
    answerLater(playground).spy.mockImplementationOnce(() => new Promise(() => {}));
    state().actions.explanation.start();
    answerLater(playground).spy.mockRestore();
    crash();
    await eventually(() => expect(currentExplanation(state())).not.toBeNull());
  });
});
