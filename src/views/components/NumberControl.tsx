import { Slider } from 'radix-ui';
import { type ReactNode, useEffect, useEffectEvent, useId, useState } from 'react';
import {
  checkNumberSetting,
  type NumberSettingName,
  numberRanges,
  SettingError,
} from '../../settings/settings.ts';
import { formatSetting } from '../format.ts';
import styles from './controls.module.css';
import { fromSlider, sliderStops, toSlider } from './sliderScale.ts';
import { Tip } from './Tip.tsx';

/** A typed number counts once the typing has paused: 4 on the way to 400 must not end a run. */
const typingPauseMs = 700;

interface NumberControlProps {
  readonly label: string;
  readonly name: NumberSettingName;
  readonly value: number;
  readonly onChange: (value: number) => void;
  /** What the setting does. */
  readonly tip: ReactNode;
  /** Without one, there is the typed number alone. */
  readonly hasSlider?: boolean;
  /** Shown beside the number. */
  readonly unit?: string;
}

/** A number: a slider for the feel, a field for the exact value. */
export function NumberControl(props: NumberControlProps) {
  const { label, name, value, onChange, tip, hasSlider = true, unit } = props;
  const { typed, error, type, commit } = useTypedNumber(name, value, onChange);
  const errorId = useId();
  const { min, max, isInteger } = numberRanges[name];
  return (
    <div className={styles['control']}>
      <div className={styles['row']}>
        <span className={styles['label']}>
          {label} <Tip about={label}>{tip}</Tip>
        </span>
        <span className={styles['typed']}>
          <input
            type="number"
            inputMode={isInteger ? 'numeric' : 'decimal'}
            aria-label={label}
            aria-invalid={error !== null}
            aria-describedby={error === null ? undefined : errorId}
            min={min}
            max={max}
            step={isInteger ? 1 : 'any'}
            value={typed}
            onChange={(event) => type(event.target.value)}
            onBlur={commit}
            onKeyDown={(event) => {
              if (event.key === 'Enter') commit();
            }}
          />
          {unit !== undefined && <span className={styles['unit']}>{unit}</span>}
        </span>
      </div>
      {hasSlider && (
        <Slider.Root
          className={styles['slider']}
          min={0}
          max={sliderStops(name)}
          step={1}
          value={[toSlider(name, value)]}
          onValueChange={([stop = 0]) => onChange(fromSlider(name, stop))}
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
      {error !== null && (
        <p id={errorId} className={styles['error']}>
          {error}
        </p>
      )}
    </div>
  );
}

/** The text in the field while it differs from the value, and what is wrong with it. */
function useTypedNumber(name: NumberSettingName, value: number, onChange: (value: number) => void) {
  const [draft, setDraft] = useState<string | null>(null);
  const [error, setError] = useState<string | null>(null);

  const commit = (): void => {
    if (draft === null) return;
    try {
      const checked = checkNumberSetting(name, draft.trim() === '' ? Number.NaN : Number(draft));
      setError(null);
      setDraft(null);
      if (checked !== value) onChange(checked);
    } catch (problem) {
      if (!(problem instanceof SettingError)) throw problem;
      const { min, max, isInteger } = numberRanges[name];
      setError(`${isInteger ? 'A whole number' : 'A number'} from ${min} to ${max}, please.`);
    }
  };

  const commitAfterPause = useEffectEvent(commit);
  useEffect(() => {
    if (draft === null) return;
    const timer = setTimeout(() => commitAfterPause(), typingPauseMs);
    return () => clearTimeout(timer);
  }, [draft]);

  return { typed: draft ?? formatSetting(value), error, type: setDraft, commit };
}
