import { describe, expect, it, vi } from 'vitest';
import { currentInside, isTaken } from '../../../../src/store/inside/inside.ts';
import { eventually } from '../../../helpers/eventually.ts';
import { type FakePlayground, openPlayground } from '../../../helpers/fakePlayground.ts';
import { insideStepOf } from '../../../helpers/insideSteps.ts';

/** A page whose run has taken 10 steps and rests. */
async function openTrained(): Promise<FakePlayground> {
  const playground = await openPlayground();
  playground.worker.become({ state: 'paused', step: 10 });
  return playground;
}

/** Presses “Next phase” so often. */
async function press({ state }: FakePlayground, times: number): Promise<void> {
  for (let count = 0; count < times; count++) await state().actions.inside.nextPhase();
}

function phaseIn({ state }: FakePlayground): string | undefined {
  return currentInside(state().run)?.phase;
}

describe('the phases of a step', () => {
  it('come one after the other; only the last one takes the step', async () => {
    const playground = await openTrained();
    const { worker, state } = playground;
    expect(phaseIn(playground)).toBeUndefined();
    await press(playground, 1);
    expect(phaseIn(playground)).toBe('forward');
    await press(playground, 1);
    expect(phaseIn(playground)).toBe('backward');
    expect(worker.calls).toEqual([{ name: 'insideStep', value: 0 }]);
    await press(playground, 1);
    expect(worker.names).toEqual(['insideStep', 'takeStep']);
    worker.become({ step: 11 });
    expect(phaseIn(playground)).toBe('update');
    const inside = currentInside(state().run);
    expect(inside !== null && isTaken(inside, worker.status)).toBe(true);
  });

  it('begin again with the next step, with the pair that was followed', async () => {
    const playground = await openTrained();
    await press(playground, 1);
    await playground.state().actions.inside.followPair(2);
    await press(playground, 2);
    playground.worker.become({ step: 11 });
    await press(playground, 1);
    expect(playground.worker.calls.at(-1)).toEqual({ name: 'insideStep', value: 2 });
    expect(currentInside(playground.state().run)).toMatchObject({
      phase: 'forward',
      data: { step: 11, chosen: 2 },
    });
  });

  it('belong to the new run when a reset is under way, whichever comes first', async () => {
    for (const order of ['reply first', 'status first'] as const) {
      const playground = await openTrained();
      playground.worker.order = order;
      const reset = playground.state().actions.run.reset();
      await press(playground, 1);
      await reset;
      expect(currentInside(playground.state().run)).toMatchObject({ data: { runId: 2 } });
    }
  });

  it('show the update when the status comes before the reply to the step', async () => {
    const playground = await openTrained();
    const { worker } = playground;
    vi.spyOn(worker, 'takeStep').mockImplementation(async () => worker.become({ step: 11 }));
    await press(playground, 3);
    expect(phaseIn(playground)).toBe('update');
  });

  it('go back to the gradients when the step cannot be taken', async () => {
    const playground = await openTrained();
    const { worker, state } = playground;
    vi.spyOn(worker, 'takeStep').mockRejectedValueOnce(new Error('no step today'));
    await press(playground, 3);
    expect(phaseIn(playground)).toBe('backward');
    expect(state()).toMatchObject({
      problem: { message: 'no step today' },
      isLookingInside: false,
    });
  });

  it('are not begun when there is no looking inside, which is told', async () => {
    const playground = await openTrained();
    const { worker, state } = playground;
    vi.spyOn(worker, 'insideStep').mockRejectedValueOnce(new Error('images are on their way'));
    await press(playground, 1);
    expect(state()).toMatchObject({
      run: { inside: null },
      isLookingInside: false,
      problem: { message: 'images are on their way' },
    });
  });
});

describe('the pair that is followed', () => {
  it('can be another one in the same phase, until the step is taken', async () => {
    const playground = await openTrained();
    const { worker, state } = playground;
    await press(playground, 2);
    await state().actions.inside.followPair(3);
    expect(currentInside(state().run)).toMatchObject({ phase: 'backward', data: { chosen: 3 } });
    await press(playground, 1);
    const calls = worker.calls.length;
    await state().actions.inside.followPair(1);
    expect(worker.calls.length).toBe(calls);
  });

  it('is the one chosen last, when several are chosen before the first is there', async () => {
    const playground = await openTrained();
    const { worker, state } = playground;
    await press(playground, 1);
    const { inside } = state().actions;
    await Promise.all([inside.followPair(1), inside.followPair(2), inside.followPair(3)]);
    expect(currentInside(state().run)?.data.chosen).toBe(3);
    expect(worker.calls.map(({ value }) => value)).toEqual([0, 1, 3]);
  });
});

describe('what was seen of a step is dropped', () => {
  it('when the run trains on, before the step is taken or after it', async () => {
    const playground = await openTrained();
    await press(playground, 2);
    playground.worker.become({ step: 11 });
    expect(playground.state().run.inside).toBeNull();
    await press(playground, 3);
    playground.worker.become({ step: 12 });
    playground.worker.become({ step: 13 });
    expect(playground.state().run.inside).toBeNull();
  });

  it('when training goes astray with the step, and is turned back to before it', async () => {
    const playground = await openTrained();
    await press(playground, 3);
    playground.worker.become({ step: 11 });
    playground.worker.become({ step: 10 });
    expect(playground.state().run.inside).toBeNull();
  });

  it.each(['reset', 'import'])('when another run takes its place: %s', async (what) => {
    const playground = await openTrained();
    const { actions } = playground.state();
    await press(playground, 1);
    if (what === 'reset') await actions.run.reset();
    else await actions.weights.import(new File(['{}'], 'weights.json'));
    expect(playground.state().run.inside).toBeNull();
  });

  it('when a setting changes by which the step was foreseen', async () => {
    const playground = await openTrained();
    await press(playground, 2);
    await playground.state().actions.run.set('learningRate', 0.01);
    expect(playground.state().run.inside).toBeNull();
  });

  it('when the worker dies, which then owes no answer', async () => {
    const playground = await openTrained();
    const { worker, state, crash } = playground;
    await press(playground, 1);
    vi.spyOn(worker, 'insideStep').mockImplementationOnce(() => new Promise(() => {}));
    void state().actions.inside.followPair(1);
    expect(state().isLookingInside).toBe(true);
    crash();
    await eventually(() => expect(state().runState).toBe('paused'));
    expect(state()).toMatchObject({ run: { inside: null }, isLookingInside: false });
    await press(playground, 1);
    expect(phaseIn(playground)).toBe('forward');
  });
});

describe('a reply that does not meet the status', () => {
  it('is shown once the status has caught up', async () => {
    const playground = await openTrained();
    const { worker, state } = playground;
    const later = insideStepOf({ ...worker.status, step: 12 }, 0);
    vi.spyOn(worker, 'insideStep').mockResolvedValueOnce(later);
    await press(playground, 1);
    expect(currentInside(state().run)).toBeNull();
    worker.become({ step: 11 });
    expect(currentInside(state().run)).toBeNull();
    worker.become({ step: 12 });
    expect(phaseIn(playground)).toBe('forward');
  });

  it('is never shown when the run has moved on by then', async () => {
    const playground = await openTrained();
    const { worker, state } = playground;
    const earlier = insideStepOf({ ...worker.status, step: 9 }, 0);
    vi.spyOn(worker, 'insideStep').mockResolvedValueOnce(earlier);
    await press(playground, 1);
    expect(currentInside(state().run)).toBeNull();
  });
});
