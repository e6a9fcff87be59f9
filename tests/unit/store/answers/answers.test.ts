import { describe, expect, it, vi } from 'vitest';
import type { ActivationsQuestion } from '../../../../src/protocol/answers/activations.ts';
import { eventually } from '../../../helpers/eventually.ts';
import { openPlayground } from '../../../helpers/fakePlayground.ts';

function about(layer: number): ActivationsQuestion {
  return { pair: { a: new Uint8Array(784), b: null }, layer };
}

/** A page on which a panel has asked about layer 1, and has its answer. */
async function openAnswered() {
  const playground = await openPlayground();
  const { worker, state } = playground;
  const panel = state().actions.answers.watch('activations');
  panel.ask(about(1));
  await eventually(() => expect(state().run.answers.activations?.runId).toBe(1));
  worker.calls.length = 0;
  return { ...playground, panel };
}

const askedAbout = (value: number) => ({ name: 'activations', value });

describe('the answer to a panel', () => {
  it('stands in the run, and goes with it; the next run is asked even at the same step', async () => {
    const { worker, state } = await openAnswered();
    worker.become({ runId: 2 });
    expect(state().run.answers).toEqual({});
    await eventually(() => expect(state().run.answers.activations?.runId).toBe(2));
    expect(worker.calls).toEqual([askedAbout(1)]);
  });

  it('goes with the worker that has died; the next worker is asked', async () => {
    const { worker, state, crash } = await openAnswered();
    crash();
    expect(state().run.answers).toEqual({});
    await eventually(() => expect(worker.calls).toContainEqual(askedAbout(1)));
    await eventually(() => expect(state().run.answers.activations).toBeDefined());
  });

  it('of a run that is gone is dropped', async () => {
    const { worker, state, panel } = await openAnswered();
    const answers: ((runId: number) => void)[] = [];
    vi.spyOn(worker, 'activations').mockImplementation(
      () =>
        new Promise((resolve) => {
          answers.push((runId) => resolve({ runId, step: 0, profiles: [], opened: null }));
        }),
    );
    panel.ask(about(2));
    worker.become({ runId: 2 });
    answers[0]?.(1);
    await eventually(() => expect(answers).toHaveLength(2));
    expect(state().run.answers).toEqual({});
    answers[1]?.(2);
    await eventually(() => expect(state().run.answers.activations?.runId).toBe(2));
  });

  it('is not asked for any more when the panel is closed', async () => {
    const { worker, panel } = await openAnswered();
    panel.end();
    worker.become({ runId: 2 });
    await eventually(() => expect(worker.pairs.length).toBeGreaterThan(1));
    expect(worker.calls).toEqual([]);
  });
});
