/** Owns what the page knows of its other tabs: locks that one tab holds, and messages to the others. */
import type { TabMessage, Tabs } from '../ports.ts';

const channelName = 'siamese-playground';

/**
 * Locks by the Web Locks API. Where the browser has none (old, or an address without TLS), every lock is
 * granted: then only the guards of the storage keep two tabs apart.
 */
export function browserTabs(): Tabs {
  const channel = 'BroadcastChannel' in globalThis ? new BroadcastChannel(channelName) : null;
  return {
    hold: (name) => ('locks' in navigator ? held(name) : Promise.resolve(() => {})),
    heldNames: async () => {
      if (!('locks' in navigator)) return new Set();
      const { held: locks = [] } = await navigator.locks.query();
      return new Set(locks.flatMap(({ name }) => name ?? []));
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

/** Takes a lock until the returned function is called; `null` if another tab holds it. */
function held(name: string): Promise<(() => void) | null> {
  return new Promise((resolve, reject) => {
    const lasting = navigator.locks.request(name, { ifAvailable: true }, (lock) => {
      if (lock === null) {
        resolve(null);
        return undefined;
      }
      return new Promise<void>((release) => {
        resolve(release);
      });
    });
    lasting.catch(reject);
  });
}

function isMessage(data: unknown): data is TabMessage {
  return data === 'runs' || data === 'symbols' || data === 'comparisons';
}
