import { describe, expect, it, vi } from 'vitest';
import { experimentIds, experiments } from '../../../../src/settings/experiments.ts';
import { defaultSettings } from '../../../../src/settings/settings.ts';
import { openPlayground } from '../../../helpers/fakePlayground.ts';
import type { Order } from '../../../helpers/fakeWorker.ts';

const orders: readonly Order[] = ['status first', 'reply first'];
const trainings = experimentIds.flatMap((id) => {
  const { start } = experiments[id];
  return start.kind === 'settings' ? [{ id, changes: start.changes }] : [];
});

describe.each(orders)('an experiment, with the %s', (order) => {
  it.each(trainings)('$id starts over with its settings, and trains', async ({ id, changes }) => {
    const { worker, state } = await openPlayground();
    worker.order = order;
    worker.become({ state: 'paused', step: 10 });
    await state().actions.run.set('seed', 99);
    await state().actions.experiments.run(id);
    const settings = { ...defaultSettings, ...changes };
    expect(worker.calls).toEqual([{ name: 'reset', value: settings }, { name: 'train' }]);
    expect(state()).toMatchObject({ settings, experiment: id, runState: 'training' });
  });

  it('has its own settings, also when one of the run before is changed while it is on its way', async () => {
    const { worker, state } = await openPlayground();
    worker.order = order;
    worker.become({ state: 'paused', step: 10 });
    const { experiments: menu, run } = state().actions;
    await Promise.all([menu.run('no-digit'), run.set('steps', 40)]);
    const { temperature, learningRate } = state().settings;
    expect({ temperature, learningRate }).toEqual({ temperature: 0.2, learningRate: 0.05 });
    expect(state().settings).toEqual(state().run.status?.settings);
  });

  it('with weights takes them over and stays at rest', async () => {
    const fetchText = vi.fn(async () => 'the weights');
    const { worker, state } = await openPlayground({ fetchText });
    worker.order = order;
    await state().actions.experiments.run('trained');
    expect(fetchText).toHaveBeenCalledExactlyOnceWith('trained/cnn.json');
    expect(worker.calls).toEqual([{ name: 'importWeights', value: 'the weights' }]);
    expect(state()).toMatchObject({
      settings: worker.importedSettings,
      experiment: 'trained',
      runState: 'finished',
    });
  });
});

describe('a trained network that is not to be had', () => {
  it('is a problem that names the file, and changes nothing', async () => {
    const { worker, state } = await openPlayground({
      fetchText: async (path) => {
        throw new Error(`${path} is not on this server`);
      },
    });
    const before = state();
    await state().actions.experiments.run('trained');
    expect(worker.calls).toEqual([]);
    expect(state()).toEqual({ ...before, problem: state().problem });
    expect(state().problem?.message).toBe(
      '“A trained network” is not to be had: trained/cnn.json is not on this server.',
    );
  });

  it('changes nothing either when the file is refused', async () => {
    const { worker, state } = await openPlayground();
    const before = state();
    worker.refusal = 'sha256 does not fit';
    await state().actions.experiments.run('trained');
    expect(state()).toEqual({ ...before, problem: state().problem });
    expect(state().problem?.message).toContain('sha256 does not fit');
  });
});

describe('the words of an experiment', () => {
  it('go when they are closed, and with the run that they are about', async () => {
    const { state } = await openPlayground();
    const { experiments, run, weights } = state().actions;
    await experiments.run('lstm');
    experiments.dismiss();
    expect(state().experiment).toBeNull();
    await experiments.run('lstm');
    await run.reset();
    expect(state().experiment).toBeNull();
    await experiments.run('lstm');
    await weights.import(new File(['{}'], 'weights.json'));
    expect(state().experiment).toBeNull();
  });

  it('stay until the next run is there', async () => {
    const { worker, state } = await openPlayground();
    await state().actions.experiments.run('lstm');
    worker.refusal = 'no weights';
    await state().actions.weights.import(new File(['{}'], 'weights.json'));
    expect(state().experiment).toBe('lstm');
  });
});
