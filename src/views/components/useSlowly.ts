import { useCallback, useRef, useSyncExternalStore } from 'react';
import type { Playground } from '../../store/playground.ts';
import { getState, subscribe } from '../../store/usePlayground.ts';

/** How often a picture is drawn anew; where a software renderer trains and draws, more seldom. */
const intervalsMs = { software: 1_600, other: 400 } as const;
/** So many pictures take turns within the interval. */
const slots = 4;

/**
 * A part of the state, taken over at most a few times a second and at another moment than the
 * neighbours: pictures are dear, and drawn all at once they would hold up the pen.
 * @param slot 0…3, the picture's turn
 * @param isSeen whether a person can see the picture; while not, nothing is taken over
 */
export function useSlowly<Slice>(
  select: (state: Playground) => Slice,
  slot: number,
  isSeen = true,
): Slice {
  const taken = useRef<{ readonly slice: Slice } | null>(null);
  const slowly = useCallback(
    (onChange: () => void) => {
      if (!isSeen) return () => {};
      taken.current = { slice: select(getState()) };
      let timer: ReturnType<typeof setTimeout> | undefined;
      const take = (): void => {
        timer = undefined;
        taken.current = { slice: select(getState()) };
        onChange();
      };
      const unsubscribe = subscribe(() => {
        if (timer !== undefined || select(getState()) === taken.current?.slice) return;
        const intervalMs =
          intervalsMs[getState().backend?.isSoftware === true ? 'software' : 'other'];
        const phaseMs = (performance.now() - (slot * intervalMs) / slots) % intervalMs;
        timer = setTimeout(take, intervalMs - phaseMs);
      });
      onChange();
      return () => {
        clearTimeout(timer);
        unsubscribe();
      };
    },
    [select, slot, isSeen],
  );
  return useSyncExternalStore(slowly, () => {
    taken.current ??= { slice: select(getState()) };
    return taken.current.slice;
  });
}
