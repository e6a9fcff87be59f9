import { type RefObject, useEffect, useState } from 'react';

/**
 * Whether a person points at an element, or goes through it by keyboard: what is about to be pressed
 * must not change under the pointer.
 * @param ref the element, which must be there for as long as the component is
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
