/** Tells the store which pictures a person is looking at. */
import { useEffect } from 'react';
import type { PictureName } from '../../../store/pictures/picturesActions.ts';
import { actions } from '../../../store/usePlayground.ts';

/** Makes the worker compute the numbers of a picture while a person can see it. */
export function useWatchedPicture(name: PictureName, isSeen: boolean): void {
  useEffect(() => {
    if (!isSeen) return;
    return actions.pictures.watch(name);
  }, [name, isSeen]);
}
