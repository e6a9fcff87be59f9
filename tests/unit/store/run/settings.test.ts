import { describe, expect, it, vi } from 'vitest';
import { defaultSettings, liveSettingsOf } from '../../../../src/settings/settings.ts';
import { eventually } from '../../../helpers/eventually.ts';
import { openPlayground } from '../../../helpers/fakePlayground.ts';
import type { Order } from '../../../helpers/fakeWorker.ts';

const orders: readonly Order[] = ['status first', 'reply first'];

describe.each(orders)('a change before training, with the %s', (order) => {
  it('is taken over at once, and what follows it too', async () => {
    const { worker, state } = await openPlayground();
    worker.order = order;
    const { run } = state().actions;
    await Promise.all([
      run.set('embeddingSize', 8),
      run.set('seed', 7),
      run.set('steps', 40),
      run.set('loss', 'triplet'),
    ]);
    const wanted = { embeddingSize: 8, seed: 7, steps: 40, loss: 'triplet' };
    expect(state().settings).toEqual({ ...defaultSettings, ...wanted });
    await eventually(() => expect(state().run.status?.settings).toEqual(state().settings));
    expect(worker.status.settings).toEqual(state().settings);
  });

  it('there and back leaves the run as the controls show it', async () => {
    const { worker, state } = await openPlayground();
    worker.order = order;
    const { run } = state().actions;
    await Promise.all([run.set('encoder', 'mlp'), run.set('encoder', 'cnn')]);
    await run.set('encoder', 'lstm');
    await run.set('encoder', 'cnn');
    expect(worker.status.settings).toEqual(defaultSettings);
    expect(state().settings).toEqual(defaultSettings);
  });

  it('comes before a training that is asked for right after it', async () => {
    const { worker, state } = await openPlayground();
    worker.order = order;
    const { run } = state().actions;
    await Promise.all([
      run.set('seed', 5),
      run.set('embeddingSize', 4),
      run.set('steps', 30),
      run.train(),
    ]);
    expect(worker.status).toMatchObject({ state: 'training' });
    expect(worker.status.settings).toMatchObject({ seed: 5, embeddingSize: 4, steps: 30 });
  });
});

describe('a change while there is something learnt', () => {
  it('of a live setting takes effect at once, the rest waits for a reset', async () => {
    const { worker, state } = await openPlayground();
    worker.become({ state: 'training', step: 10 });
    await state().actions.run.set('margin', 2);
    await state().actions.run.set('embeddingSize', 8);
    expect(worker.calls).toEqual([
      { name: 'setLive', value: { ...liveSettingsOf(defaultSettings), margin: 2 } },
    ]);
    await state().actions.run.reset();
    expect(worker.calls.at(-1)).toEqual({
      name: 'reset',
      value: { ...defaultSettings, margin: 2, embeddingSize: 8 },
    });
  });

  it('of the optimiser keeps its rate from the run that goes on with another', async () => {
    const { worker, state } = await openPlayground();
    worker.become({ state: 'training', step: 10 });
    await state().actions.run.set('optimizer', 'sgd');
    await state().actions.run.set('margin', 2);
    expect(state().settings.learningRate).toBe(0.1);
    expect(worker.status.settings).toMatchObject({ learningRate: 3e-2, margin: 2 });
  });

  it('never resets a run that has only just been started', async () => {
    const { worker, state } = await openPlayground();
    await state().actions.run.train();
    await state().actions.run.set('embeddingSize', 8);
    expect(worker.names).toEqual(['train']);
  });
});

it('what is chosen before there is a network takes effect with the first one', async () => {
  const { worker, state } = await openPlayground();
  vi.spyOn(worker, 'load').mockImplementation(() => new Promise(() => {}));
  void state().actions.worker.restart();
  await state().actions.run.set('embeddingSize', 8);
  await state().actions.run.set('margin', 2);
  expect(worker.calls).toEqual([]);
  worker.tellStatus();
  await eventually(() => {
    expect(worker.status.settings).toMatchObject({ embeddingSize: 8, margin: 2 });
  });
});
