/** Draws the line above a pad: its letter, its explanation, and the digit that the network sees. */
import { useEffect, useRef } from 'react';
import type { PadName } from '../../store/pads/pad.ts';
import { usePlayground } from '../../store/usePlayground.ts';
import { paintDigit } from '../components/paintDigit.ts';
import { plainContext } from '../components/plainContext.ts';
import { Tip } from '../components/Tip.tsx';
import styles from './pads.module.css';

interface PadHeadProps {
  readonly pad: PadName;
  readonly label: string;
  /** The keys of the pad in words. */
  readonly keys: string;
}

/** It stands above the surface: what lies over the surface would hide ink, or swallow a stroke. */
export function PadHead({ pad, label, keys }: PadHeadProps) {
  return (
    <div className={styles['head']}>
      <span className={styles['letter']} aria-hidden>
        {label}
      </span>
      <Tip about={`pad ${label}`}>
        Draw with a mouse, a finger or a pen, drop a picture here, or use the keys on the focused
        pad. <span>{keys}</span>
      </Tip>
      <DigitView pad={pad} label={label} />
    </div>
  );
}

/** The 28×28 pixels that the network sees. */
function DigitView({ pad, label }: { readonly pad: PadName; readonly label: string }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const digit = usePlayground((state) => state.pads[pad].digit);
  const { title, imageNoun } = usePlayground((state) => state.dataset);
  useEffect(() => {
    const context = plainContext(canvas.current);
    if (context !== null) paintDigit(context, digit);
  }, [digit]);
  return (
    <canvas
      ref={canvas}
      className={styles['seen']}
      data-testid={`digit-${pad}`}
      data-empty={digit === null}
      role="img"
      aria-label={`What the network sees of ${label}`}
      title={`What the network sees: 28 by 28 pixels, sized and centred as ${title}'s ${imageNoun.many} are`}
      width={28}
      height={28}
    />
  );
}
