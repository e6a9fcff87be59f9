import { describe, expect, it, vi } from 'vitest';
import { openPlayground } from '../../../helpers/fakePlayground.ts';

describe('when another run takes the place of one', () => {
  it('what the towers make of a pair is asked of it too, even at the same step', async () => {
    const { worker, state } = await openPlayground();
    state()
      .actions.answers.watch('activations')
      .ask({ pair: { a: new Uint8Array(784), b: null }, layer: 1 });
    await vi.waitFor(() => expect(state().run.answers.activations?.runId).toBe(1));
    worker.become({ runId: 2 });
    expect(state().run.answers).toEqual({});
    await vi.waitFor(() => expect(state().run.answers.activations?.runId).toBe(2));
  });
});

describe('after the worker has died', () => {
  it('the page says whether the run goes on from a copy or starts anew', async () => {
    const { state, crash } = await openPlayground();
    crash(true);
    await vi.waitFor(() => expect(state().problem?.message).toContain('its last copy'));
    crash(false);
    await vi.waitFor(() => expect(state().problem?.message).toContain('starts anew'));
  });

  it('a start that fails is what is told, with its way out', async () => {
    const { worker, state, crash } = await openPlayground();
    vi.spyOn(worker, 'open').mockRejectedValueOnce(new Error('WebGL is gone for good'));
    crash();
    await vi.waitFor(() => expect(state().runState).toBe('error'));
    expect(state().problem).toEqual({ message: 'WebGL is gone for good', remedy: 'restart' });
  });

  it('what the towers make of a pair is asked of the next one', async () => {
    const { worker, state, crash } = await openPlayground();
    state()
      .actions.answers.watch('activations')
      .ask({
        pair: { a: new Uint8Array(784), b: null },
        layer: 1,
      });
    await vi.waitFor(() => expect(state().run.answers.activations).toBeDefined());
    worker.calls.length = 0;
    crash();
    await vi.waitFor(() => expect(worker.calls).toContainEqual({ name: 'activations', value: 1 }));
    await vi.waitFor(() => expect(state().run.answers.activations).toBeDefined());
  });
});
