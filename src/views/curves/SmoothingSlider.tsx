/** Draws the slider for the smoothing of the training loss. */
import { Slider } from 'radix-ui';
import controls from '../components/controls.module.css';
import { Tip } from '../components/Tip.tsx';
import { TipText } from '../components/TipText.tsx';
import { smoothingStops } from './smoothing.ts';
import styles from './toolbar.module.css';

interface SmoothingSliderProps {
  /** Number of steps to average over; 1: no smoothing. */
  readonly steps: number;
  readonly onChange: (steps: number) => void;
}

/** Its positions are the entries of `smoothingStops`. */
export function SmoothingSlider({ steps, onChange }: SmoothingSliderProps) {
  const text = steps === 1 ? 'off' : `${steps} steps`;
  return (
    <div className={styles['item']}>
      <span className={styles['label']}>Smoothing</span>
      <Tip about="Smoothing">
        <TipText formula="mᵢ = β · mᵢ₋₁ + (1 − β) · lossᵢ, shown as mᵢ ∕ (1 − βⁱ), with β = 1 − 1 ∕ steps">
          The training loss jumps from batch to batch; its moving average over so many steps shows
          where it is going. The loss itself stays behind it, faint.
        </TipText>
      </Tip>
      <Slider.Root
        className={`${controls['slider']} ${styles['smoothing']}`}
        min={0}
        max={smoothingStops.length - 1}
        step={1}
        value={[smoothingStops.indexOf(steps)]}
        onValueChange={([stop = 0]) => onChange(smoothingStops[stop] ?? 1)}
      >
        <Slider.Track className={controls['track']}>
          <Slider.Range className={controls['range']} />
        </Slider.Track>
        <Slider.Thumb className={controls['thumb']} aria-label="Smoothing" aria-valuetext={text} />
      </Slider.Root>
      <span className={styles['smoothingText']}>{text}</span>
    </div>
  );
}
