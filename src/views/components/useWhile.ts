/** Follows a part of the state only while it is needed. */
import { useCallback, useRef, useSyncExternalStore } from 'react';
import type { Playground } from '../../store/playground.ts';
import { getState, subscribe } from '../../store/usePlayground.ts';

/** While `isFollowed` is false, the last value stays and no work is done. */
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
