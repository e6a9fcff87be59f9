/** Tells when the page is left, hidden, frozen or comes back. */
import type { PageLife } from '../ports.ts';

export function browserPageLife(): PageLife {
  return {
    onHidden: (listener) => {
      document.addEventListener('visibilitychange', () => {
        if (document.visibilityState === 'hidden') listener();
      });
      // A reload begins here, some time before the page is hidden: the worker can still answer.
      window.addEventListener('beforeunload', listener);
      window.addEventListener('pagehide', listener);
    },
    onLeave: (listener) => window.addEventListener('pagehide', listener),
    onComeBack: (listener) => {
      window.addEventListener('pageshow', ({ persisted }) => {
        if (persisted) listener();
      });
    },
    askBeforeLeaving: (isNeeded) => {
      window.addEventListener('beforeunload', (event) => {
        if (isNeeded()) event.preventDefault();
      });
    },
    isReturn: () =>
      performance
        .getEntriesByType('navigation')
        .some(
          (entry) =>
            entry instanceof PerformanceNavigationTiming &&
            (entry.type === 'reload' || entry.type === 'back_forward'),
        ),
    reload: () => window.location.reload(),
  };
}
