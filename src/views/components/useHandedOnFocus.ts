import { type RefObject, useLayoutEffect } from 'react';

/**
 * Hands the focus on when what has it goes away, to the nearest place around it with `data-takes-focus`:
 * who came with the keyboard would begin at the top of the page again. Nothing is scrolled for it: by then
 * a person may look elsewhere.
 */
export function useHandedOnFocus(element: RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    const { current } = element;
    return () => {
      if (current === null || current !== document.activeElement) return;
      current.parentElement
        ?.closest<HTMLElement>('[data-takes-focus]')
        ?.focus({ preventScroll: true });
    };
  }, [element]);
}
