/** Draws the buttons that every pad has. */
import { Eraser, Redo2, Trash2, Undo2 } from 'lucide-react';
import {
  clearPad,
  isEmpty,
  type Pad,
  type PadChange,
  redoPad,
  undoPad,
} from '../../store/pads/pad.ts';
import { Button } from '../components/Button.tsx';

interface PadToolsProps {
  /** The name of the pad, as in `DrawingSurface`. */
  readonly label: string;
  readonly pad: Pad;
  readonly onChange: (change: PadChange) => void;
  readonly isErasing: boolean;
  readonly onErasing: (isErasing: boolean) => void;
}

/** Undo, redo, erase, clear. */
export function PadTools({ label, pad, onChange, isErasing, onErasing }: PadToolsProps) {
  const isPadEmpty = isEmpty(pad);
  return (
    <>
      <Button
        aria-label={`Undo ${label}`}
        title="Undo (Ctrl+Z)"
        disabled={pad.past.length === 0}
        onClick={() => onChange(undoPad)}
      >
        <Undo2 size={16} aria-hidden />
      </Button>
      <Button
        aria-label={`Redo ${label}`}
        title="Redo (Ctrl+Shift+Z)"
        disabled={pad.future.length === 0}
        onClick={() => onChange(redoPad)}
      >
        <Redo2 size={16} aria-hidden />
      </Button>
      <Button
        aria-label={`Erase ${label}`}
        title="Erase: take whole strokes away"
        aria-pressed={isErasing}
        disabled={isPadEmpty && !isErasing}
        onClick={() => onErasing(!isErasing)}
      >
        <Eraser size={16} aria-hidden />
      </Button>
      <Button
        aria-label={`Clear ${label}`}
        title="Clear"
        disabled={isPadEmpty}
        onClick={() => onChange(clearPad)}
      >
        <Trash2 size={16} aria-hidden />
      </Button>
    </>
  );
}
