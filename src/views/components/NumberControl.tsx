/** Draws the control of a number setting. */
import { Slider } from 'radix-ui';
import { type ReactNode, useId } from 'react';
import { type NumberRange, type NumberSettingName, numberRanges } from '../../settings/settings.ts';
import { formatSetting } from '../format.ts';
import styles from './controls.module.css';
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
}

/** A slider for rough values, a text field for exact ones. */
export function NumberControl(props: NumberControlProps) {
  const { label, name, value, onChange, tip, hasSlider = true } = props;
  const { range = numberRanges[name], whyNot = () => null } = props;
  const field = useTypedNumber({ name, value, onChange, whyNot });
  const errorId = useId();
  return (
    <div className={styles['control']}>
      <div className={styles['row']}>
        <span className={styles['label']}>
          <span>{label}</span> <Tip about={label}>{tip}</Tip>
        </span>
        <span className={styles['typed']}>
          <input
            type="number"
            inputMode={range.isInteger ? 'numeric' : 'decimal'}
            aria-label={label}
            aria-invalid={field.error !== null}
            aria-describedby={field.error === null ? undefined : errorId}
            min={range.min}
            max={range.max}
            step={range.isInteger ? 1 : 'any'}
            value={field.typed}
            onChange={(event) => field.type(event.target.value)}
            onBlur={field.commit}
            onKeyDown={(event) => {
              if (event.key === 'Enter') field.commit();
            }}
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
      {field.error !== null && (
        <p id={errorId} className={styles['error']}>
          {field.error}
        </p>
      )}
    </div>
  );
}
