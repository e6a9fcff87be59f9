/** Draws what a person should know of a drawing, with one press that undoes it. */
import { countAll, type Pad, type PadChange, undoPad } from '../../store/pads/pad.ts';
import { Button } from '../components/Button.tsx';
import styles from './pads.module.css';
import { countInWords, lastStrokeInDoubt, leftOutInWords } from './words.ts';

interface PadNotesProps {
  /** The name of the pad, as in `DrawingSurface`. */
  readonly label: string;
  readonly pad: Pad;
  /** Whether the last stroke was perhaps not meant. */
  readonly isDoubted: boolean;
  readonly onChange: (change: PadChange) => void;
}

/** A stroke that was perhaps a scroll, and dots that do not count. Nothing while a person draws. */
export function PadNotes({ label, pad, isDoubted, onChange }: PadNotesProps) {
  if (pad.hasOpenStroke) return null;
  return (
    <>
      {isDoubted && (
        <div className={styles['padNote']}>
          <span>{lastStrokeInDoubt}</span>
          <Button
            aria-label={`Undo the swipe on ${label}`}
            className={styles['noteButton'] ?? ''}
            onClick={() => onChange(undoPad)}
          >
            Undo the swipe
          </Button>
        </div>
      )}
      {pad.leftOut > 0 && (
        <div className={styles['padNote']}>
          <span>{leftOutInWords(pad.leftOut)}</span>
          <Button
            aria-label={`${countInWords(pad.leftOut)} on ${label}`}
            className={styles['noteButton'] ?? ''}
            onClick={() => onChange(countAll)}
          >
            {countInWords(pad.leftOut)}
          </Button>
        </div>
      )}
    </>
  );
}
