/** Owns what the page knows of its other tabs: locks that one tab holds, and messages to the others. */
import type { TabMessage, Tabs } from '../ports.ts';

const channelName = 'siamese-playground';

/**
 * Locks by the Web Locks API. Where the browser has none (old, or an address without TLS) or refuses them,
 * every lock is granted: then only the guards of the storage keep two tabs apart.
 */
export function browserTabs(): Tabs {
  const channel = 'BroadcastChannel' in globalThis ? new BroadcastChannel(channelName) : null;
  return {
    hold: holdLock,
    heldNames: async () => {
      const { locks }: Partial<Navigator> = navigator;
      const { held = [] } = (await locks?.query()) ?? {};
      return new Set(held.flatMap(({ name }) => name ?? []));
    },
    tell: (message) => channel?.postMessage(message),
    onMessage: (listener) => {
      // A tab of another version may send other things.
      channel?.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
        if (isMessage(data)) listener(data);
      });
    },
  };
}

/** Takes a lock until the returned function is called; `null` if another tab holds it for too long. */
export function holdLock(name: string, patienceMs: number): Promise<(() => void) | null> {
  return new Promise((resolve) => {
    const untilReleased = (): Promise<void> =>
      new Promise((release) => {
        resolve(release);
      });
    const { locks }: Partial<Navigator> = navigator;
    if (locks === undefined) {
      void untilReleased();
      return;
    }
    // The browser takes its time to grant even a free lock: a limit of 0 ms would end that wait too.
    const signal = patienceMs > 0 ? AbortSignal.timeout(patienceMs) : null;
    const options = signal === null ? { ifAvailable: true } : { signal };
    const request = locks.request(name, options, (lock) => {
      if (lock !== null) return untilReleased();
      resolve(null);
      return undefined;
    });
    request.catch(() => {
      if (signal?.aborted === true) resolve(null);
      else void untilReleased();
    });
  });
}

function isMessage(data: unknown): data is TabMessage {
  return data === 'runs' || data === 'symbols' || data === 'comparisons';
}
