/** Draws the slider that zooms the curves. */
import { Slider } from 'radix-ui';
import { Button } from '../components/Button.tsx';
import controls from '../components/controls.module.css';
import { Tip } from '../components/Tip.tsx';
import { formatPlace, shownEnds, type TimeAxis } from './timeAxis.ts';
import styles from './toolbar.module.css';
import { rangeBetween, type StepRange } from './view.ts';

/** Number of positions, from the beginning to the end of the time axis. */
const stops = 200;

interface RangeSliderProps {
  readonly axis: TimeAxis;
  /** The part that is shown; `null`: the whole run. */
  readonly range: StepRange | null;
  readonly onChange: (range: StepRange | null) => void;
}

/** Selects the shown part of the run by keyboard or finger. */
export function RangeSlider({ axis, range, onChange }: RangeSliderProps) {
  const ends = shownEnds(axis, range);
  const toStop = (place: number): number => Math.round((stops * place) / axis.end);
  const move = ([from = 0, to = stops]: number[]): void => {
    if (from === 0 && to === stops) onChange(null);
    else {
      // The thumb that does not move keeps its exact step.
      const stepAt = (stop: number, end: 0 | 1): number =>
        stop === toStop(ends[end]) && range !== null
          ? range[end]
          : axis.toStep((axis.end * stop) / stops);
      const moved = rangeBetween(stepAt(from, 0), stepAt(to, 1));
      if (moved !== null) onChange(moved);
    }
  };
  return (
    <div className={styles['shownRange']}>
      <span className={styles['label']}>Shown range</span>
      <Tip about="Shown range">
        The part of the run that all four curves show. Dragging across a curve chooses it too, and a
        double click shows all of the run again.
      </Tip>
      <Slider.Root
        className={`${controls['slider']} ${styles['rangeSlider']}`}
        min={0}
        max={stops}
        step={1}
        minStepsBetweenThumbs={1}
        value={ends.map(toStop)}
        onValueChange={move}
      >
        <Slider.Track className={controls['track']}>
          <Slider.Range className={controls['range']} />
        </Slider.Track>
        {(['from', 'to'] as const).map((name, index) => (
          <Slider.Thumb
            key={name}
            className={controls['thumb']}
            aria-label={`Shown range, ${name}`}
            aria-valuetext={formatPlace(axis.unit, ends[index] ?? 0)}
          />
        ))}
      </Slider.Root>
      <Button className={styles['reset']} disabled={range === null} onClick={() => onChange(null)}>
        Reset zoom
      </Button>
    </div>
  );
}
