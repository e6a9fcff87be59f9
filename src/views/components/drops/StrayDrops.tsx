/** Draws the sentence about a dropped address, wherever on the page it was dropped. */
import { X } from 'lucide-react';
import { useCallback, useState } from 'react';
import { createPortal } from 'react-dom';
import { Button } from '../Button.tsx';
import styles from './drops.module.css';
import { useStrayDrops } from './useStrayDrops.ts';

/** Takes stray drops; shows nothing until one is refused. */
export function StrayDrops() {
  // Counted, so that the sentence is read out again.
  const [refusals, setRefusals] = useState(0);
  const close = useCallback(() => setRefusals(0), []);
  const refuse = useCallback(() => setRefusals((count) => count + 1), []);
  useStrayDrops(refuse, close);
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
