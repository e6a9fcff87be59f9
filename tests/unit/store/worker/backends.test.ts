import { describe, expect, it } from 'vitest';
import { openPlayground } from '../../../helpers/fakePlayground.ts';

describe('probing the backends', () => {
  it('starts a worker that is to choose by a probe, and tells which backend is being timed', async () => {
    const { worker, state } = await openPlayground();
    expect(worker.opened).toEqual([
      { backend: 'auto', rememberedProbe: null, repeatsProbe: false },
    ]);
    await state().actions.worker.chooseBackend('wasm');
    const probing = state().actions.worker.probeBackends();
    expect(state()).toMatchObject({ backend: null, backendChoice: 'auto' });
    await Promise.resolve();
    expect(state().probing).toBe('cpu');
    await probing;
    expect(worker.opened.at(-1)).toMatchObject({ backend: 'auto', repeatsProbe: true });
    expect(state()).toMatchObject({ probing: null, backend: { reason: 'A test wants it probed' } });
  });

  it('is remembered for the next time', async () => {
    const { worker, state } = await openPlayground();
    await state().actions.worker.probeBackends();
    await state().actions.worker.restart();
    const { rememberedProbe, repeatsProbe } = worker.opened.at(-1) ?? {};
    expect(JSON.parse(rememberedProbe ?? '')).toEqual(worker.probe);
    expect(repeatsProbe).toBe(false);
  });
});
