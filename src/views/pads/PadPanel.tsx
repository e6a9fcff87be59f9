import { Dices, Trash2, Undo2 } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { isEmpty, type PadName } from '../../store/drawing.ts';
import { actions, usePlayground } from '../../store/usePlayground.ts';
import { Button } from '../components/Button.tsx';
import { PadCanvas } from './PadCanvas.tsx';
import styles from './pads.module.css';
import { paintDigit } from './paint.ts';

const labels: Record<PadName, string> = { a: 'A', b: 'B' };

/** One pad: the surface, what the network sees of it, and what one can do with it. */
export function PadPanel({ pad }: { readonly pad: PadName }) {
  const label = labels[pad];
  const isPadEmpty = usePlayground((state) => isEmpty(state.pads[pad]));
  const hasPast = usePlayground((state) => state.pads[pad].past.length > 0);
  const hasTestDigits = usePlayground(
    ({ loading }) => loading.totalImages > 0 && loading.loadedImages === loading.totalImages,
  );
  return (
    <div className={styles['pad']} data-pad={pad}>
      <div className={styles['frame']}>
        <PadCanvas pad={pad} label={label} />
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
          disabled={!hasPast}
          onClick={() => actions.undoPad(pad)}
        >
          <Undo2 size={15} aria-hidden /> <span>Undo</span>
        </Button>
        <Button
          aria-label={`Clear ${label}`}
          disabled={isPadEmpty}
          onClick={() => actions.clearPad(pad)}
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
