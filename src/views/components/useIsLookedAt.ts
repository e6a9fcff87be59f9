/** Finds out whether a person is about to use an element. */
import { type RefObject, useEffect, useState } from 'react';

/**
 * Whether the pointer is over the element, or the keyboard focus is inside: its content must not change
 * under the pointer.
 * @param ref the element; it must exist as long as the component
 */
export function useIsLookedAt(ref: RefObject<HTMLElement | null>): boolean {
  const [isPointedAt, setIsPointedAt] = useState(false);
  const [hasFocus, setHasFocus] = useState(false);
  useEffect(() => {
    const element = ref.current;
    if (element === null) return;
    const listening = new AbortController();
    const { signal } = listening;
    const enter = (): void => setIsPointedAt(true);
    const leave = (): void => setIsPointedAt(false);
    const focus = (): void => setHasFocus(element.querySelector(':focus-visible') !== null);
    const blur = (): void => setHasFocus(false);
    element.addEventListener('pointerenter', enter, { signal });
    element.addEventListener('pointerleave', leave, { signal });
    element.addEventListener('focusin', focus, { signal });
    element.addEventListener('focusout', blur, { signal });
    return () => listening.abort();
  }, [ref]);
  return isPointedAt || hasFocus;
}
