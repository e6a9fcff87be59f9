import { type RefObject, useEffect, useState } from 'react';

/** What is this near to the viewport is about to be seen, and drawn before it comes. */
const nearby = '120px';

/**
 * Whether a person can see an element now: it is in the viewport or close to it, not folded away, and
 * the tab is in front. What nobody sees need not be drawn.
 * @param ref the element, which must be there for as long as the component is
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
