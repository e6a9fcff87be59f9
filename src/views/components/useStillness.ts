import { useEffect, useState } from 'react';
import type { Playground } from '../../store/playground.ts';
import { usePlayground } from '../../store/usePlayground.ts';

const reducedMotion = window.matchMedia('(prefers-reduced-motion: reduce)');

/** Whether the same processor trains the network and draws the page: each frame is taken from a step. */
export const selectIsDrawnInSoftware = ({ backend }: Playground): boolean =>
  backend?.isSoftware === true;

/** Whether nothing may move by itself: a person wants it so, or training would have to pay for it. */
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
