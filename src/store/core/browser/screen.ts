/** Tells whether the page is on show, and keeps the screen from going dark. */
import type { Screen } from '../ports.ts';

export function browserScreen(): Screen {
  return {
    isSeen: () => document.visibilityState === 'visible',
    onSeen: (listener) => document.addEventListener('visibilitychange', listener),
    keepAwake: async () => {
      // Older browsers have no wake locks, and neither have pages without HTTPS.
      if (!('wakeLock' in navigator)) return null;
      try {
        const lock = await navigator.wakeLock.request('screen');
        return () => void lock.release();
      } catch {
        // The page is hidden, the battery low, or a policy forbids it: training goes on all the same.
        return null;
      }
    },
  };
}
