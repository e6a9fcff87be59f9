import { useCallback, useRef, useSyncExternalStore } from 'react';
import type { Playground } from '../../store/playground.ts';
import { getState, subscribe } from '../../store/usePlayground.ts';

/**
 * A part of the state that is followed only while somebody wants to see it change; otherwise it stays
 * as it was, and costs nothing.
 */
export function useWhile<Slice>(isFollowed: boolean, select: (state: Playground) => Slice): Slice {
  const taken = useRef<{ readonly slice: Slice }>(undefined);
  const follow = useCallback(
    (onChange: () => void) => (isFollowed ? subscribe(onChange) : () => {}),
    [isFollowed],
  );
  return useSyncExternalStore(follow, () => {
    if (isFollowed || taken.current === undefined) taken.current = { slice: select(getState()) };
    return taken.current.slice;
  });
}
