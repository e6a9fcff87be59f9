import { describe, expect, it, vi } from 'vitest';
import type { ClassConfusions } from '../../../../src/protocol/answers/classConfusions.ts';
import { eventually } from '../../../helpers/eventually.ts';
import { openPlayground } from '../../../helpers/fakePlayground.ts';
import type { FakeWorker } from '../../../helpers/fakeWorker.ts';
import { goodEvaluation } from '../../views/results/evaluations.ts';

/** The classes that the worker was asked about, in order. */
function askedOf({ calls }: FakeWorker): unknown[] {
  return calls.filter(({ name }) => name === 'classConfusions').map(({ value }) => value);
}

/** Lets a test answer by hand, in any order. */
function answerByHand(worker: FakeWorker): (at: number, step: number) => void {
  const answers: ((step: number) => void)[] = [];
  vi.spyOn(worker, 'classConfusions').mockImplementation(
    (label) =>
      new Promise<ClassConfusions>((resolve) => {
        const rest = { scope: 'full', threshold: 1, matrix: { classes: [], cells: [] } } as const;
        answers.push((step) => resolve({ runId: 1, step, label, ...rest }));
      }),
  );
  return (at, step) => answers[at]?.(step);
}

describe('a class that a person looks at', () => {
  it('is asked about and shown with those that it is confused with, until the person goes back', async () => {
    const { worker, state } = await openPlayground();
    worker.become({ step: 40 });
    await state().actions.confusions.lookAt(17);
    expect(askedOf(worker)).toEqual([17]);
    expect(state().run.lookedAtClass).toMatchObject({
      label: 17,
      found: { step: 40, matrix: { classes: [17, 18] } },
    });
    state().actions.confusions.lookAtWorst();
    expect(state().run.lookedAtClass).toBeNull();
  });

  it('is asked about again when a newer evaluation comes, and what is known stays meanwhile', async () => {
    const { worker, state } = await openPlayground();
    await state().actions.confusions.lookAt(17);
    worker.become({ step: 80 });
    worker.tellEvaluation(goodEvaluation);
    expect(state().run.lookedAtClass?.found?.step).toBe(0);
    await eventually(() => expect(state().run.lookedAtClass?.found?.step).toBe(80));
    expect(askedOf(worker)).toEqual([17, 17]);
    worker.tellLosses(80, [0.5]);
    state().actions.confusions.lookAtWorst();
    worker.tellEvaluation(goodEvaluation);
    expect(askedOf(worker)).toEqual([17, 17]);
  });

  it('is the one that was chosen last, whichever answer comes first', async () => {
    const { worker, state } = await openPlayground();
    const answer = answerByHand(worker);
    const asked = [17, 3].map((label) => state().actions.confusions.lookAt(label));
    expect(state().run.lookedAtClass).toEqual({ label: 3, found: null });
    answer(1, 2);
    answer(0, 1);
    await Promise.all(asked);
    expect(state().run.lookedAtClass).toMatchObject({ label: 3, found: { label: 3, step: 2 } });
  });

  it('keeps its answer though evaluations come faster, and the newest question is asked after it', async () => {
    const { worker, state } = await openPlayground();
    const answer = answerByHand(worker);
    const looking = state().actions.confusions.lookAt(17);
    worker.tellEvaluation(goodEvaluation);
    worker.tellEvaluation(goodEvaluation);
    answer(0, 1);
    await eventually(() => expect(state().run.lookedAtClass?.found?.step).toBe(1));
    answer(1, 2);
    await looking;
    expect(state().run.lookedAtClass?.found?.step).toBe(2);
    expect(worker.classConfusions).toHaveBeenCalledTimes(2);
  });

  it('is given up with its run, with its data set and with the worker', async () => {
    const { worker, state, crash } = await openPlayground();
    await state().actions.confusions.lookAt(17);
    await state().actions.run.reset();
    expect(state().run.lookedAtClass).toBeNull();
    worker.tellEvaluation(goodEvaluation);
    expect(askedOf(worker)).toEqual([17]);
    await state().actions.confusions.lookAt(3);
    expect(state().run.lookedAtClass?.found?.runId).toBe(2);
    // Another data set begins with another worker.
    const restarting = state().actions.worker.restart();
    expect(state().run.lookedAtClass).toBeNull();
    await restarting;
    await state().actions.confusions.lookAt(3);
    crash();
    expect(state().run.lookedAtClass).toBeNull();
  });

  it('is given up where the loss diverges, and only the divergence is told', async () => {
    const { worker, state } = await openPlayground();
    let fail = (_error: Error): void => {};
    vi.spyOn(worker, 'classConfusions').mockReturnValue(
      new Promise((_resolve, reject) => {
        fail = reject;
      }),
    );
    const looking = state().actions.confusions.lookAt(17);
    worker.diverge(7);
    fail(new Error('Not measured yet'));
    await looking;
    expect(state().run.lookedAtClass).toBeNull();
    expect(state().problem?.message).toContain('Training has stopped');
  });

  it('that the worker cannot tell of is not waited for, and the person is told', async () => {
    const { worker, state } = await openPlayground();
    vi.spyOn(worker, 'classConfusions').mockRejectedValue(new Error('There is no class 99'));
    await state().actions.confusions.lookAt(99);
    expect(state().run.lookedAtClass).toBeNull();
    expect(state().problem?.message).toBe('There is no class 99');
  });
});
