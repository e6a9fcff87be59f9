/** Draws the sentence about a dropped address, wherever on the page it was dropped. */
import { X } from 'lucide-react';
import { useCallback, useState } from 'react';
import { createPortal } from 'react-dom';
import { actions } from '../../../store/usePlayground.ts';
import { Button } from '../Button.tsx';
import { droppedFiles } from './droppedFiles.ts';
import styles from './drops.module.css';
import { useStrayDrops } from './useStrayDrops.ts';

/** Reads what was dropped, once its folders are listed. */
function takeFiles(dropped: DataTransfer): void {
  const files = droppedFiles(dropped);
  void actions.page.attempt(async () => actions.receiving.receive(await files));
}

interface StrayDropsProps {
  /** Takes what carries files; by default, the page reads them. Must not change. */
  readonly onFiles?: (dropped: DataTransfer) => void;
}

/** Takes stray drops; shows nothing until one is refused. */
export function StrayDrops({ onFiles = takeFiles }: StrayDropsProps) {
  // Counted, so that the sentence is read out again.
  const [refusals, setRefusals] = useState(0);
  const close = useCallback(() => setRefusals(0), []);
  const refuse = useCallback(() => setRefusals((count) => count + 1), []);
  useStrayDrops(refuse, close, onFiles);
  if (refusals === 0) return null;
  return createPortal(
    <div key={refusals} role="alert" className={styles['refusal']}>
      <p>
        Only an address was dropped, and this page fetches nothing from other sites. Save the
        picture and drop its file on a pad, or copy the picture itself and paste it there.
      </p>
      <Button look="icon" aria-label="Close the message" onClick={close}>
        <X size={16} aria-hidden />
      </Button>
    </div>,
    document.body,
  );
}
