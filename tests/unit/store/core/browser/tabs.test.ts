import { afterEach, describe, expect, it, vi } from 'vitest';
import { holdLock } from '../../../../../src/store/core/browser/tabs.ts';
import { eventually } from '../../../../helpers/eventually.ts';

afterEach(() => {
  vi.unstubAllGlobals();
});

/** A browser whose locks answer so. */
function stubLocks(request: (...options: never[]) => Promise<unknown>): void {
  vi.stubGlobal('navigator', { locks: { request } });
}

describe('a lock', () => {
  it('is held until it is let go of', async () => {
    let isHeld = false;
    stubLocks(async (_name, _options, whileHeld: () => Promise<void>) => {
      isHeld = true;
      await whileHeld();
      isHeld = false;
    });
    const release = await holdLock('a test', 1_500);
    expect(isHeld).toBe(true);
    release?.();
    await eventually(() => expect(isHeld).toBe(false));
  });

  it('that another tab holds is not waited for long', async () => {
    vi.spyOn(AbortSignal, 'timeout').mockImplementation(() => AbortSignal.abort());
    stubLocks(async (_name, { signal }: { readonly signal: AbortSignal }) => {
      signal.throwIfAborted();
    });
    expect(await holdLock('a test', 1_500)).toBeNull();
    vi.restoreAllMocks();
  });

  it.each([
    ['that is free is granted without a wait, however late the browser answers', true],
    ['that another tab holds is refused without a wait', false],
  ])('%s', async (_, isFree) => {
    stubLocks(
      async (
        _name,
        options: { readonly ifAvailable?: boolean; readonly signal?: AbortSignal },
        whenAnswered: (lock: object | null) => Promise<void> | undefined,
      ) => {
        await new Promise((resolve) => setTimeout(resolve, 20));
        options.signal?.throwIfAborted();
        expect(options.ifAvailable).toBe(true);
        await whenAnswered(isFree ? {} : null);
      },
    );
    const release = await holdLock('a test', 0);
    expect(release !== null).toBe(isFree);
  });

  it.each([
    ['has no locks', {}],
    ['forbids them', { locks: { request: () => Promise.reject(new Error('not here')) } }],
  ])('is everybody’s in a browser that %s', async (_, navigator) => {
    vi.stubGlobal('navigator', navigator);
    expect(await holdLock('a test', 1_500)).toBeTypeOf('function');
  });
});
