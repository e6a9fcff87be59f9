/** Keeps the keyboard focus near an element that disappears. */
import { type RefObject, useLayoutEffect } from 'react';

/**
 * If the focused element disappears, the nearest ancestor with `data-takes-focus` gets the focus. Without
 * this, a keyboard user would start at the top of the page again. The page does not scroll: the person
 * may already look at another place.
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
