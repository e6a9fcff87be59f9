/** Draws what is less in this browser than in others. */
import { X } from 'lucide-react';
import { useState } from 'react';
import { usePlayground } from '../../store/usePlayground.ts';
import { Button } from '../components/Button.tsx';
import styles from './notices.module.css';

/** With the reason for the backend; gone once a person has read it, unless another backend has another. */
export function ShortfallNotice() {
  const shortfall = usePlayground(({ backend }) => backend?.shortfall ?? null);
  const reason = usePlayground(({ backend }) => backend?.reason ?? '');
  const [read, setRead] = useState<string | null>(null);
  if (shortfall === null || shortfall === read) return null;
  return (
    <div role="status" className={styles['shortfall']}>
      <p>{`${shortfall} ${reason}`}</p>
      <Button
        look="icon"
        aria-label="Close the note about this browser"
        onClick={() => setRead(shortfall)}
      >
        <X size={16} aria-hidden />
      </Button>
    </div>
  );
}
