import { Slider } from 'radix-ui';
import styles from './hills.module.css';

/** Moves of the arrow keys along the axis; those with Shift, and of Page Up and Down, are ten times as long. */
const steps = 200;
/** From here on, what is written beside the handle has no room at its right. */
const flipsAt = 0.8;

interface HandleProps {
  /** As it is said. */
  readonly words: string;
  readonly threshold: number;
  readonly axisEnd: number;
  readonly onMove: (threshold: number) => void;
  readonly onPutBack: () => void;
}

/** The threshold over the hills, to be dragged, or moved with the keys; Escape puts it back. */
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
          {threshold.toFixed(2)}
        </span>
      </Slider.Thumb>
    </Slider.Root>
  );
}
