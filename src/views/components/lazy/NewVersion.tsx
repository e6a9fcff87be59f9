/** Draws the offer of a new version of the page, beside an error that it may explain. */
import { useEffect, useState } from 'react';
import { actions, usePlayground } from '../../../store/usePlayground.ts';
import { ReloadButton } from './MissingPart.tsx';

/** Asks the server when it is first shown; draws nothing unless there is another version. */
export function NewVersion({ className }: { readonly className?: string | undefined }) {
  const [isHere, setIsHere] = useState(false);
  // Then the line at the top of the page says so.
  const isSaid = usePlayground((state) => state.offline.hasNewVersion);
  useEffect(() => {
    let isShown = true;
    void actions.page.lookForNewVersion().then((offer) => {
      if (isShown) setIsHere(offer === 'another');
    });
    return () => {
      isShown = false;
    };
  }, []);
  if (!isHere || isSaid) return null;
  return (
    <p role="status" className={className}>
      A new version of this page is here. <ReloadButton />
    </p>
  );
}
