import { Dices, Redo2, Trash2, Undo2 } from 'lucide-react';
import { useEffect, useRef } from 'react';
import {
  clearPad,
  isEmpty,
  type PadChange,
  type PadName,
  redoPad,
  undoPad,
} from '../../store/drawing.ts';
import { actions, usePlayground } from '../../store/usePlayground.ts';
import { Button } from '../components/Button.tsx';
import { DrawingSurface } from './DrawingSurface.tsx';
import styles from './pads.module.css';
import { paintDigit } from './paint.ts';

const labels: Record<PadName, string> = { a: 'A', b: 'B' };

/** One pad: the surface, what the network sees of it, and what one can do with it. */
export function PadPanel({ pad }: { readonly pad: PadName }) {
  const label = labels[pad];
  const value = usePlayground((state) => state.pads[pad]);
  const isPadEmpty = isEmpty(value);
  const change = (made: PadChange): void => actions.changePad(pad, made);
  const hasTestDigits = usePlayground(
    ({ loading }) => loading.totalImages > 0 && loading.loadedImages === loading.totalImages,
  );
  return (
    <div className={styles['pad']} data-pad={pad}>
      <div className={styles['frame']}>
        <DrawingSurface label={label} pad={value} onChange={change} />
        <span className={styles['letter']} aria-hidden>
          {label}
        </span>
        {isPadEmpty && (
          <span className={styles['invitation']} aria-hidden>
            draw a digit
          </span>
        )}
        <DigitView pad={pad} label={label} />
      </div>
      <div className={styles['buttons']}>
        <Button
          aria-label={`Undo ${label}`}
          disabled={value.past.length === 0}
          onClick={() => change(undoPad)}
        >
          <Undo2 size={15} aria-hidden /> <span>Undo</span>
        </Button>
        <Button
          aria-label={`Redo ${label}`}
          disabled={value.future.length === 0}
          onClick={() => change(redoPad)}
        >
          <Redo2 size={15} aria-hidden /> <span>Redo</span>
        </Button>
        <Button
          aria-label={`Clear ${label}`}
          disabled={isPadEmpty}
          onClick={() => change(clearPad)}
        >
          <Trash2 size={15} aria-hidden /> <span>Clear</span>
        </Button>
        <Button
          aria-label={`Random digit ${label}`}
          title="A digit of the test set, which the network never trains on"
          disabled={!hasTestDigits}
          onClick={() => void actions.randomDigit(pad)}
        >
          <Dices size={15} aria-hidden /> <span>Random</span>
        </Button>
      </div>
    </div>
  );
}

/** The 28×28 that the network sees. */
function DigitView({ pad, label }: { readonly pad: PadName; readonly label: string }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const digit = usePlayground((state) => state.pads[pad].digit);
  useEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (context != null) paintDigit(context, digit);
  }, [digit]);
  return (
    <canvas
      ref={canvas}
      className={styles['seen']}
      data-testid={`digit-${pad}`}
      data-empty={digit === null}
      role="img"
      aria-label={`What the network sees of ${label}`}
      title="What the network sees: 28 by 28 pixels, sized and centred as MNIST's digits are"
      width={28}
      height={28}
    />
  );
}
