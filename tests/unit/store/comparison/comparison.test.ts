import { describe, expect, it, vi } from 'vitest';
import { beginStroke, clearPad } from '../../../../src/store/pads/pad.ts';
import { eventually } from '../../../helpers/eventually.ts';
import { type FakePlayground, openPlayground } from '../../../helpers/fakePlayground.ts';
import type { Order } from '../../../helpers/fakeWorker.ts';

const orders: readonly Order[] = ['status first', 'reply first'];

async function openWithDrawings(order: Order): Promise<FakePlayground> {
  const playground = await openPlayground();
  playground.worker.order = order;
  await playground.state().actions.pads.putRandomDigit('a');
  await playground.state().actions.pads.putRandomDigit('b');
  await eventually(() => expect(playground.state().run.comparison?.runId).toBe(1));
  return playground;
}

/** Once all is quiet, the comparison is that of the present run. */
async function isOfPresentRun({ state, worker }: FakePlayground): Promise<void> {
  await eventually(() => {
    expect(state().run.status?.runId).toBe(worker.status.runId);
    expect(state().run.comparison).toMatchObject({ runId: worker.status.runId });
    expect(state().isComparing).toBe(false);
  });
}

describe.each(orders)('with the %s, the drawings are compared by the new network', (order) => {
  it('after a reset', async () => {
    const playground = await openWithDrawings(order);
    await playground.state().actions.run.reset();
    await isOfPresentRun(playground);
    expect(playground.state().run.comparison?.distance).toBe(2);
  });

  it('after an undo', async () => {
    const playground = await openWithDrawings(order);
    await playground.state().actions.run.reset();
    await playground.state().actions.run.undoReset();
    await isOfPresentRun(playground);
    expect(playground.state().run.comparison?.distance).toBe(1);
  });

  it('after an import, whose settings the controls take over', async () => {
    const playground = await openWithDrawings(order);
    await playground.state().actions.weights.import(new File(['{}'], 'weights.json'));
    await isOfPresentRun(playground);
    expect(playground.state().settings).toEqual(playground.worker.importedSettings);
  });

  it('after a setting that an untrained network takes over at once', async () => {
    const playground = await openWithDrawings(order);
    await playground.state().actions.run.set('embeddingSize', 8);
    await isOfPresentRun(playground);
    expect(playground.state().run.comparison?.distance).toBe(2);
  });
});

describe('a comparison', () => {
  it('of a run that is gone is dropped, and asked for again', async () => {
    const playground = await openWithDrawings('status first');
    const { worker, state } = playground;
    const stale = await worker.compare({ a: null, b: null });
    vi.spyOn(worker, 'compare').mockResolvedValueOnce(stale);
    await state().actions.run.reset();
    await eventually(() => expect(state().isComparing).toBe(false));
    expect(state().run.comparison).toBeNull();
    state().actions.pads.change('a', clearPad);
    await isOfPresentRun(playground);
  });

  it('is made anew by another worker, though the one that died still owed an answer', async () => {
    const playground = await openWithDrawings('reply first');
    const { worker, state, crash } = playground;
    vi.spyOn(worker, 'compare').mockImplementationOnce(() => new Promise(() => {}));
    state().actions.pads.change('a', clearPad);
    expect(state().isComparing).toBe(true);
    crash();
    await eventually(() => expect(state().runState).toBe('ready'));
    await isOfPresentRun(playground);
    expect(worker.pairs.at(-1)).toMatchObject({ a: null });
  });

  it('is that of another worker, which counts from the beginning', async () => {
    const playground = await openWithDrawings('status first');
    const { worker, state } = playground;
    const last = await worker.compare({ a: null, b: null });
    const restart = state().actions.worker.chooseBackend('wasm');
    // The worker that is replaced has a last word.
    worker.tellComparison({ ...last, number: 1_000, distance: 9 });
    await restart;
    await isOfPresentRun(playground);
    expect(state().run.comparison?.distance).toBe(worker.status.runId);
  });

  it('is not asked for while there is no network', async () => {
    const { worker, state } = await openPlayground();
    const comparisons = worker.pairs.length;
    vi.spyOn(worker, 'load').mockImplementation(() => new Promise(() => {}));
    void state().actions.worker.restart();
    state().actions.pads.change('a', (pad) => beginStroke(pad, { x: 0.5, y: 0.5 }));
    expect(worker.pairs.length).toBe(comparisons);
    worker.tellStatus();
    expect(worker.pairs.length).toBe(comparisons + 1);
  });
});
