import { beforeEach, describe, expect, it, vi } from 'vitest';
import { planAttempts, tryAttempts } from '../../../scripts/install-chromium.mjs';

const fail = async () => {
  throw new Error('no network');
};

beforeEach(() => {
  vi.spyOn(console, 'log').mockImplementation(() => {});
});

describe('the ways to get a Chromium', () => {
  const names = (rights: Parameters<typeof planAttempts>[0]) =>
    planAttempts(rights).map((attempt) => attempt.name);

  it('are the download alone without the right to install packages', () => {
    const download = [`Playwright's own Chromium`];
    expect(names({ hasApt: true, isRoot: false, hasSudo: false })).toEqual(download);
    expect(names({ hasApt: false, isRoot: true, hasSudo: true })).toEqual(download);
  });

  it('end with the system package on a Debian-like system, as root or through sudo', () => {
    const last = `the system's package 'chromium'`;
    expect(names({ hasApt: true, isRoot: true, hasSudo: false }).at(-1)).toBe(last);
    expect(names({ hasApt: true, isRoot: false, hasSudo: true }).at(-1)).toBe(last);
  });
});

describe('trying them', () => {
  it('goes on after one that fails or brings nothing, and stops at the first that works', async () => {
    const last = vi.fn(async () => {});
    const third = vi.fn(async () => {});
    const attempts = [
      { name: 'fails', run: fail },
      { name: 'brings nothing', run: async () => {} },
      { name: 'works', run: third },
      { name: 'never tried', run: last },
    ];
    const find = async () => (third.mock.calls.length > 0 ? '/found' : undefined);
    expect(await tryAttempts(attempts, find)).toBe('/found');
    expect(last).not.toHaveBeenCalled();
  });

  it('leaves out one that says it is of no use', async () => {
    const useless = vi.fn(async () => {});
    const attempts = [{ name: 'useless', isUseful: async () => false, run: useless }];
    await expect(tryAttempts(attempts, async () => '/found')).rejects.toThrow();
    expect(useless).not.toHaveBeenCalled();
  });

  it('ends with what is missing and how to mend it', async () => {
    const nothing = tryAttempts([{ name: 'fails', run: fail }], async () => undefined);
    await expect(nothing).rejects.toMatchObject({
      message: expect.stringContaining('no Chromium'),
      remedy: expect.stringContaining('CHROMIUM_PATH'),
    });
  });
});
