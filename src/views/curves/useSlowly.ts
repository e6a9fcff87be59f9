import { useCallback, useRef, useSyncExternalStore } from 'react';
import type { Playground } from '../../store/playground.ts';
import { getState, subscribe } from '../../store/usePlayground.ts';

/** How often a picture is drawn anew. */
const intervalMs = 400;
/** So many pictures take turns within the interval. */
const slots = 4;

/**
 * A part of the state, taken over at most a few times a second and at another moment than the
 * neighbours: pictures are dear, and drawn all at once they would hold up the pen.
 * @param slot 0…3, the picture's turn
 */
export function useSlowly<Slice>(select: (state: Playground) => Slice, slot: number): Slice {
  const taken = useRef<Slice>(undefined);
  const slowly = useCallback(
    (onChange: () => void) => {
      taken.current = select(getState());
      let timer: ReturnType<typeof setTimeout> | undefined;
      const take = (): void => {
        timer = undefined;
        taken.current = select(getState());
        onChange();
      };
      const unsubscribe = subscribe(() => {
        if (timer !== undefined || select(getState()) === taken.current) return;
        const phaseMs = (performance.now() - (slot * intervalMs) / slots) % intervalMs;
        timer = setTimeout(take, intervalMs - phaseMs);
      });
      onChange();
      return () => {
        clearTimeout(timer);
        unsubscribe();
      };
    },
    [select, slot],
  );
  return useSyncExternalStore(slowly, () => taken.current ?? select(getState()));
}
