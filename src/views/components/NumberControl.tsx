/** Draws the control of a number setting. */
import { Slider } from 'radix-ui';
import { type KeyboardEvent, type ReactNode, useId } from 'react';
import { type NumberRange, type NumberSettingName, numberRanges } from '../../settings/settings.ts';
import { formatSetting } from '../format.ts';
import styles from './controls.module.css';
import { isForOthers } from './keys.ts';
import { stepsOfKey } from './numberSteps.ts';
import { fromSlider, sliderStops, toSlider } from './sliderScale.ts';
import { Tip } from './Tip.tsx';
import { useTypedNumber } from './useTypedNumber.ts';

interface NumberControlProps {
  readonly label: string;
  readonly name: NumberSettingName;
  readonly value: number;
  readonly onChange: (value: number) => void;
  /** Explains the setting. */
  readonly tip: ReactNode;
  /** `false`: a text field only. */
  readonly hasSlider?: boolean;
  /** The part of the range that the other settings allow. */
  readonly range?: NumberRange;
  /** Says why the other settings forbid a number of the range; `null` if they allow it. */
  readonly whyNot?: (value: number) => string | null;
  /** Why the other settings allow only a part of the range; `null` if they allow all of it. */
  readonly note?: string | null;
}

/** A slider for rough values, a text field for exact ones. */
export function NumberControl(props: NumberControlProps) {
  const { label, name, value, onChange, tip, hasSlider = true } = props;
  const { range = numberRanges[name], whyNot = () => null, note = null } = props;
  const field = useTypedNumber({ range, value, onChange, whyNot });
  const errorId = useId();
  const noteId = useId();
  const describedBy = [field.error !== null && errorId, note !== null && noteId].filter(Boolean);
  const press = (event: KeyboardEvent): void => {
    // Enter also ends the choice of a sign that is written with several keys.
    if (event.nativeEvent.isComposing || event.shiftKey || isForOthers(event)) return;
    const steps = stepsOfKey(event.key);
    if (steps !== null) field.step(steps);
    else if (event.key === 'Enter') field.commit();
    else if (event.key !== 'Escape' || !field.takeBack()) return;
    event.preventDefault();
  };
  return (
    <div className={styles['control']}>
      <div className={styles['row']}>
        <span className={styles['label']}>
          <span>{label}</span> <Tip about={label}>{tip}</Tip>
        </span>
        <span className={styles['typed']}>
          <input
            // Browsers read a number field by their own language's decimal sign, and drop the other.
            type="text"
            role="spinbutton"
            inputMode={range.isInteger ? 'numeric' : 'decimal'}
            enterKeyHint="done"
            autoComplete="off"
            spellCheck={false}
            aria-label={label}
            aria-invalid={field.isWrong}
            aria-describedby={describedBy.length === 0 ? undefined : describedBy.join(' ')}
            aria-valuenow={value}
            aria-valuemin={range.min}
            aria-valuemax={range.max}
            aria-valuetext={field.typed}
            value={field.typed}
            onChange={(event) => field.type(event.target.value)}
            onBlur={field.leave}
            onKeyDown={press}
          />
        </span>
      </div>
      {hasSlider && (
        <Slider.Root
          className={styles['slider']}
          min={0}
          max={sliderStops(range)}
          step={1}
          value={[toSlider(range, value)]}
          onValueChange={([stop = 0]) => onChange(fromSlider(range, stop))}
        >
          <Slider.Track className={styles['track']}>
            <Slider.Range className={styles['range']} />
          </Slider.Track>
          <Slider.Thumb
            className={styles['thumb']}
            aria-label={label}
            aria-valuetext={formatSetting(value)}
          />
        </Slider.Root>
      )}
      {note !== null && (
        <p id={noteId} className={styles['reason']}>
          {note}
        </p>
      )}
      {field.error !== null && (
        <p id={errorId} className={styles['error']}>
          {field.error}
        </p>
      )}
    </div>
  );
}
