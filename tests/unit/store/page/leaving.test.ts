import { describe, expect, it, vi } from 'vitest';
import { MissingCode } from '../../../../src/client/missingCode.ts';
import type { Offer } from '../../../../src/store/page/newVersion.ts';
import { eventually } from '../../../helpers/eventually.ts';
import { openPlayground } from '../../../helpers/fakePlayground.ts';

const openWith = (offer: () => Promise<Offer>) => openPlayground({ lookForNewVersion: offer });

describe('a reload', () => {
  it('waits for what the page has to do before it goes', async () => {
    const { state, pageLife } = await openPlayground();
    const { page } = state().actions;
    let finish = (): void => {};
    vi.spyOn(page, 'prepareToLeave').mockImplementation(
      () =>
        new Promise((resolve) => {
          finish = resolve;
        }),
    );
    const reload = page.reload();
    expect(pageLife.reloads).toBe(0);
    finish();
    await reload;
    expect(pageLife.reloads).toBe(1);
  });
});

describe('a problem for which code of the page is missing', () => {
  const fail = (): Promise<never> => Promise.reject(new MissingCode('The code is gone.'));

  it('offers the new version if there is one', async () => {
    const { state } = await openWith(async () => 'another');
    await state().actions.page.attempt(fail);
    await eventually(() =>
      expect(state().problem).toEqual({
        message: 'The code is gone. A new version of this page is here.',
        remedy: 'reload',
      }),
    );
  });

  it.each(['same', 'nothing'] as const)('stays as it is if the server offers %s', async (offer) => {
    const look = vi.fn(async (): Promise<Offer> => offer);
    const { state } = await openWith(look);
    await state().actions.page.attempt(fail);
    expect(look).toHaveBeenCalledOnce();
    expect(state().problem).toEqual({ message: 'The code is gone.', remedy: null });
  });

  it('does not come back when it was closed before the server answered', async () => {
    let answer = (_offer: Offer): void => {};
    const { state } = await openWith(
      () =>
        new Promise((resolve) => {
          answer = resolve;
        }),
    );
    await state().actions.page.attempt(fail);
    state().actions.page.dismissProblem();
    answer('another');
    await Promise.resolve();
    expect(state().problem).toBeNull();
  });

  it('is told from other problems, for which no server is asked', async () => {
    const look = vi.fn(async (): Promise<Offer> => 'another');
    const { state } = await openWith(look);
    await state().actions.page.attempt(() => Promise.reject(new Error('Something else')));
    expect(look).not.toHaveBeenCalled();
    expect(state().problem).toEqual({ message: 'Something else', remedy: null });
  });
});

describe('a worker whose script does not arrive, again and again', () => {
  it('may have gone with an older version of the page', async () => {
    const { worker, state, crash, passTime } = await openWith(async () => 'another');
    vi.spyOn(worker, 'open').mockImplementation(() => new Promise(() => {}));
    void state().actions.worker.restart();
    for (let times = 0; times < 3; times++) {
      expect(state().problem).toBeNull();
      crash(null, 'its code could not be loaded');
      passTime();
    }
    expect(state().problem).toMatchObject({ remedy: 'restart' });
    await eventually(() => expect(state().problem?.remedy).toBe('reload'));
    expect(state().problem?.message).toContain('A new version of this page is here.');
  });
});
