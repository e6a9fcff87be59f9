import { describe, expect, it, vi } from 'vitest';
import { eventually } from '../../../helpers/eventually.ts';
import { openPlayground } from '../../../helpers/fakePlayground.ts';

describe('the screen', () => {
  it('stays on while the run trains, until it pauses or ends', async () => {
    const { screen, state, worker } = await openPlayground();
    expect(screen.asked).toBe(0);
    await state().actions.run.train();
    expect(screen.held).toBe(1);
    worker.become({ state: 'paused', step: 3 });
    expect(screen.held).toBe(0);
    await state().actions.run.train();
    expect(screen.held).toBe(1);
    worker.become({ state: 'finished', step: 60 });
    expect([screen.held, screen.asked]).toEqual([0, 2]);
  });

  it('is let go when the page is hidden, and kept on again when it comes back', async () => {
    const { screen, state, worker } = await openPlayground();
    await state().actions.run.train();
    screen.turn(false);
    expect(screen.held).toBe(0);
    screen.turn(true);
    await eventually(() => expect(screen.held).toBe(1));
    // Hidden, it is not asked for by a run that begins to train.
    screen.turn(false);
    worker.become({ state: 'paused' });
    await state().actions.run.train();
    expect([screen.held, screen.asked]).toEqual([0, 2]);
    screen.turn(true);
    await eventually(() => expect(screen.held).toBe(1));
  });

  it('may go dark when nothing trains, seen or not', async () => {
    const { screen } = await openPlayground();
    screen.turn(false);
    screen.turn(true);
    expect(screen.asked).toBe(0);
  });

  it('is let go at once when the answer comes after training has paused', async () => {
    const { screen, state, worker } = await openPlayground();
    let answer = (_letGo: () => void): void => {};
    const letGo = vi.fn();
    vi.spyOn(screen, 'keepAwake').mockImplementationOnce(
      () =>
        new Promise((resolve) => {
          answer = resolve;
        }),
    );
    await state().actions.run.train();
    worker.become({ state: 'paused' });
    answer(letGo);
    await eventually(() => expect(letGo).toHaveBeenCalledOnce());
  });

  it('is not asked for again and again where the browser cannot, and nobody hears of it', async () => {
    const { screen, state, worker } = await openPlayground();
    screen.isAllowed = false;
    await state().actions.run.train();
    for (let step = 1; step < 20; step++) worker.become({ state: 'training', step });
    expect(screen.asked).toBe(1);
    expect(state().problem).toBeNull();
    worker.become({ state: 'paused' });
    await state().actions.run.train();
    expect(screen.asked).toBe(2);
  });
});
