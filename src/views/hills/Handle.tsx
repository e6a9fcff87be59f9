/** Draws the handle that moves the threshold over the hills. */
import { Slider } from 'radix-ui';
import { formatDistance } from '../format.ts';
import styles from './hills.module.css';

/**
 * The arrow keys cross the axis in this many moves. With Shift, or by Page Up and Page Down, a move is
 * ten times as long.
 */
const steps = 200;
/** From this share of the axis on, the text stands left of the handle: there is no space on its right. */
const flipsAt = 0.8;

interface HandleProps {
  /** The threshold in words, for screen readers. */
  readonly words: string;
  readonly threshold: number;
  readonly axisEnd: number;
  readonly onMove: (threshold: number) => void;
  readonly onPutBack: () => void;
}

/** A pointer or the keys move it; Escape puts it back. */
export function Handle({ words, threshold, axisEnd, onMove, onPutBack }: HandleProps) {
  const place = Math.min(axisEnd, Math.max(0, threshold));
  return (
    <Slider.Root
      className={styles['slider']}
      min={0}
      max={axisEnd}
      step={Number((axisEnd / steps).toPrecision(3))}
      value={[place]}
      onValueChange={([moved]) => moved !== undefined && onMove(moved)}
    >
      <Slider.Thumb
        className={styles['thumb']}
        aria-label="Threshold"
        aria-valuetext={words}
        onKeyDown={(event) => {
          if (event.key === 'Escape') onPutBack();
        }}
      >
        <span className={styles['knob']} aria-hidden />
        <span className={styles['value']} data-flipped={place / axisEnd > flipsAt} aria-hidden>
          {formatDistance(threshold)}
        </span>
      </Slider.Thumb>
    </Slider.Root>
  );
}
