import { describe, expect, it } from 'vitest';
import type { OfflineCopy } from '../../../../src/store/core/ports.ts';
import { eventually } from '../../../helpers/eventually.ts';
import { openPlayground } from '../../../helpers/fakePlayground.ts';

/** A browser that can keep a copy; a test says how it does. */
class FakeCopy implements OfflineCopy {
  readonly isPossible: boolean = true;
  isWanted = true;
  isKept = false;
  /** What becomes of the copy when the app is kept. */
  outcome: 'whole' | 'shards missing' | 'refused' = 'whole';
  readonly brought: string[] = [];
  tellNewVersion = (): void => {};

  async isDeclined(): Promise<boolean> {
    return !this.isWanted;
  }
  async keepApp(): Promise<void> {
    if (this.outcome === 'refused') throw new Error('no service worker here');
    this.isKept = this.outcome === 'whole';
  }
  async isWhole(): Promise<boolean> {
    return this.isKept;
  }
  async remove(): Promise<void> {
    this.isWanted = false;
    this.isKept = false;
  }
  async allow(): Promise<void> {
    this.isWanted = true;
  }
  onNewVersion(listener: () => void): void {
    this.tellNewVersion = listener;
  }
  async bringNewVersion(): Promise<void> {
    this.brought.push('new version');
  }
}

/** Opens the page, and waits until its copy is in a state. */
async function openUntil(copy: FakeCopy, state: string) {
  const page = await openPlayground({ offlineCopy: copy });
  await eventually(() => expect(page.state().offline.state).toBe(state));
  return page;
}

describe('the offline copy', () => {
  it('is ready when the app and every shard are kept', async () => {
    await openUntil(new FakeCopy(), 'ready');
  });

  it('is none, with the reason, when shards did not fit or the browser refuses it', async () => {
    for (const outcome of ['shards missing', 'refused'] as const) {
      const { state } = await openUntil(Object.assign(new FakeCopy(), { outcome }), 'none');
      expect(state().offline.whyNone).toBe('failed');
      expect(state().problem).toBeNull();
    }
  });

  it('is unavailable where the browser keeps none', async () => {
    await openUntil(Object.assign(new FakeCopy(), { isPossible: false }), 'unavailable');
  });

  it('that a person removes is not made again at the next visit, until it is asked for', async () => {
    const copy = new FakeCopy();
    const { state } = await openUntil(copy, 'ready');
    await state().actions.offline.remove();
    expect(state().offline).toMatchObject({ state: 'none', whyNone: 'removed' });
    expect(copy.isKept).toBe(false);

    const next = await openUntil(copy, 'none');
    expect(next.state().offline.whyNone).toBe('removed');
    expect(copy.isKept).toBe(false);
    await next.state().actions.offline.allow();
    await openUntil(copy, 'ready');
  });
});

describe('a new version', () => {
  it('that has arrived is told, and comes with the reload, after the run is kept', async () => {
    const copy = new FakeCopy();
    const { state, pageLife } = await openUntil(copy, 'ready');
    expect(state().offline.hasNewVersion).toBe(false);
    copy.tellNewVersion();
    expect(state().offline.hasNewVersion).toBe(true);
    await state().actions.page.reload();
    expect(copy.brought).toEqual(['new version']);
    expect(pageLife.reloads).toBe(1);
  });
});
