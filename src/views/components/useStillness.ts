/** Decides whether the page may animate anything. */
import { useEffect, useState } from 'react';
import type { Playground } from '../../store/playground.ts';
import { usePlayground } from '../../store/usePlayground.ts';

const reducedMotion = window.matchMedia('(prefers-reduced-motion: reduce)');

/** Whether one processor trains the network and draws the page: each frame then delays training. */
const selectIsDrawnInSoftware = ({ backend }: Playground): boolean => backend?.isSoftware === true;

/** `true` if the person prefers reduced motion, or if animation would slow training down. */
export function useStillness(): boolean {
  const [isWanted, setIsWanted] = useState(reducedMotion.matches);
  const isDrawnInSoftware = usePlayground(selectIsDrawnInSoftware);
  useEffect(() => {
    const follow = (): void => setIsWanted(reducedMotion.matches);
    reducedMotion.addEventListener('change', follow);
    return () => reducedMotion.removeEventListener('change', follow);
  }, []);
  return isWanted || isDrawnInSoftware;
}
