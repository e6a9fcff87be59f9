/** Owns how often a picture follows the state of the page. */
import { useCallback, useRef, useSyncExternalStore } from 'react';
import type { Playground } from '../../store/playground.ts';
import { getState, subscribe } from '../../store/usePlayground.ts';

/** Time between two updates of a picture; longer if the same processor trains and draws. */
const intervalsMs = { software: 1_600, other: 400 } as const;
/** Number of turns within the interval. */
const slots = 4;

/**
 * A part of the state that updates at most a few times a second. Each slot has its own moment: pictures
 * are expensive, and drawn all at once they would delay the pen.
 * @param slot 0…3, the turn of this picture
 * @param isSeen whether a person can see the picture; if not, it is not updated
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
