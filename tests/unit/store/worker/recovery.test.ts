import { describe, expect, it, vi } from 'vitest';
import { openPlayground } from '../../../helpers/fakePlayground.ts';

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
});
