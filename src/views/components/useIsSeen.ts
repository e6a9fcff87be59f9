/** Finds out whether a person can see an element. */
import { type RefObject, useEffect, useState } from 'react';

/** Elements this close to the viewport count as visible: they are drawn before they scroll in. */
const nearby = '120px';

/**
 * `true` if the element is in the viewport or near it, not folded away, and the tab is in front. Pictures
 * that nobody sees are not drawn.
 * @param ref the element; it must exist as long as the component
 */
export function useIsSeen(ref: RefObject<Element | null>): boolean {
  const [isInView, setIsInView] = useState(false);
  const [isInFront, setIsInFront] = useState(!document.hidden);
  useEffect(() => {
    const element = ref.current;
    if (element === null) return;
    const observer = new IntersectionObserver(
      (entries) => setIsInView(entries.at(-1)?.isIntersecting ?? false),
      { rootMargin: nearby },
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, [ref]);
  useEffect(() => {
    const look = (): void => setIsInFront(!document.hidden);
    document.addEventListener('visibilitychange', look);
    return () => document.removeEventListener('visibilitychange', look);
  }, []);
  return isInView && isInFront;
}
