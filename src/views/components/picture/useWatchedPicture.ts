import { useEffect } from 'react';
import type { PictureName } from '../../../store/pictures/picturesActions.ts';
import { actions } from '../../../store/usePlayground.ts';

/** Has the worker make numbers for a picture as long as it is looked at. */
export function useWatchedPicture(name: PictureName, isSeen: boolean): void {
  useEffect(() => {
    if (!isSeen) return;
    return actions.pictures.watch(name);
  }, [name, isSeen]);
}
