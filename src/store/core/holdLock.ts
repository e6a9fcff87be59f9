/** Owns the browser's locks, by which one tab at a time does a thing. */

/** The page before a reload may not have let go yet. */
const patienceMs = 1_500;

/**
 * Takes the lock of this name. Without Web Locks (an old browser, an address without TLS), every tab
 * gets it.
 * @returns lets go of the lock; `null` if another tab holds it
 */
export function holdLock(name: string): Promise<(() => void) | null> {
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
    const signal = AbortSignal.timeout(patienceMs);
    locks.request(name, { signal }, untilReleased).catch(() => {
      if (signal.aborted) resolve(null);
      else void untilReleased();
    });
  });
}
