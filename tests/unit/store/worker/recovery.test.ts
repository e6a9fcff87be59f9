import { describe, expect, it, vi } from 'vitest';
import { WorkerGone } from '../../../../src/client/trainingClient.ts';
import { eventually } from '../../../helpers/eventually.ts';
import { openPlayground } from '../../../helpers/fakePlayground.ts';
import { trainOn } from '../../../helpers/keptRuns.ts';

const said = 'The worker that trains had stopped (a test wants it).';
const gaveUp = {
  message: 'The worker that trains has stopped: a test wants it.',
  remedy: 'restart',
};

describe('after the worker has died', () => {
  it('in training, the run trains on from its copy by itself, and one line says so', async () => {
    const page = await openPlayground();
    trainOn(page, 30);
    page.crash(20);
    expect(page.state().runState).toBe('loading');
    await eventually(() => expect(page.state().runState).toBe('training'));
    expect(page.worker.names).toEqual(['train']);
    expect(page.state().problem).toEqual({
      message: `${said} Training goes on from step 20.`,
      remedy: null,
    });
  });

  it('no curve and no figure shows what came after the copy', async () => {
    const page = await openPlayground();
    const { worker, state } = page;
    trainOn(page, 30);
    page.crash(20);
    const { record, latestLoss, figure } = state().run;
    expect(record.trainingLoss.map(({ step }) => step)).toEqual(
      Array.from({ length: 20 }, (_, step) => step + 1),
    );
    expect(latestLoss).toBe(record.trainingLoss.at(-1)?.value);
    expect(record.pace.every(({ step }) => step <= 20)).toBe(true);
    expect(figure).toBeNull();
    await eventually(() => expect(state().runState).toBe('training'));
    worker.become({ step: 22 });
    worker.tellLosses(20, [9, 8]);
    expect(
      state()
        .run.record.trainingLoss.slice(-3)
        .map(({ value }) => value),
    ).toEqual([Math.fround(1 / 20), 9, 8]);
  });

  it('at rest, the network of the copy is back, and nothing trains', async () => {
    const { worker, state, crash } = await openPlayground();
    worker.become({ state: 'paused', step: 7 });
    crash();
    await eventually(() => expect(state().runState).toBe('paused'));
    expect(state().problem?.message).toBe(`${said} The network of step 7 is back.`);
    expect(worker.names).toEqual([]);
  });

  it('before its first copy, the run begins anew', async () => {
    const page = await openPlayground();
    trainOn(page, 3);
    page.crash(null);
    await eventually(() => expect(page.state().runState).toBe('training'));
    expect(page.state().problem?.message).toBe(`${said} Training began anew.`);
  });

  it('while it was being told to train, it trains', async () => {
    const { worker, state, crash } = await openPlayground();
    worker.become({ state: 'paused', step: 7 });
    vi.spyOn(worker, 'train').mockRejectedValueOnce(new WorkerGone('gone'));
    const training = state().actions.run.train();
    crash();
    await training;
    await eventually(() => expect(state().runState).toBe('training'));
    expect(state().problem?.message).toBe(`${said} Training goes on from step 7.`);
  });

  it('while it was being told to pause, it rests', async () => {
    const page = await openPlayground();
    trainOn(page, 5);
    vi.spyOn(page.worker, 'pause').mockImplementationOnce(() => new Promise(() => {}));
    void page.state().actions.run.pause();
    page.crash();
    await eventually(() => expect(page.state().runState).toBe('paused'));
    expect(page.worker.names).toEqual([]);
  });

  it('what its calls were rejected with is not told beside that', async () => {
    const { worker, state, crash } = await openPlayground();
    vi.spyOn(worker, 'weightsFile').mockRejectedValueOnce(new WorkerGone('gone'));
    await state().actions.weights.export();
    expect(state()).toMatchObject({ isExporting: false, problem: null });
    crash();
    await eventually(() => expect(state().problem?.message).toContain(said));
  });

  it('again soon, with nothing left to stand in, a person decides', async () => {
    const { worker, state, crash } = await openPlayground();
    worker.become({ state: 'paused', step: 7 });
    crash();
    await eventually(() => expect(state().runState).toBe('paused'));
    // The fake says that it runs on plain JavaScript.
    crash();
    expect(state()).toMatchObject({ runState: 'error', problem: gaveUp });
  });

  it('a start that fails is one more try, on the next backend', async () => {
    const { worker, state, crash } = await openPlayground({ query: '?backend=webgl' });
    worker.become({ state: 'paused', step: 7 });
    vi.spyOn(worker, 'open').mockRejectedValueOnce(new Error('WebGL is gone for good'));
    crash();
    await eventually(() => expect(state().runState).toBe('paused'));
    expect(worker.opened.map(({ backend }) => backend)).toEqual(['webgl', 'wasm']);
    expect(state().problem?.message).toBe(`${said} The network of step 7 is back.`);
    expect(state().backend?.reason).toContain('stands in');
    expect(state().backendChoice).toBe('webgl');
  });

  it('a person who has it started again has the chosen backend again', async () => {
    const { worker, state, crash } = await openPlayground({ query: '?backend=webgl' });
    vi.spyOn(worker, 'open').mockRejectedValueOnce(new Error('WebGL is gone for good'));
    crash();
    await eventually(() => expect(state().runState).toBe('ready'));
    await state().actions.worker.restart();
    expect(worker.opened.map(({ backend }) => backend)).toEqual(['webgl', 'wasm', 'webgl']);
  });
});
