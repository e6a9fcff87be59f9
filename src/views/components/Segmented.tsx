/** Draws a choice between a few options that are all visible. */
import { RadioGroup } from 'radix-ui';
import { type ReactNode, useId } from 'react';
import styles from './controls.module.css';
import { Tip } from './Tip.tsx';

interface SegmentedProps<Value extends string> {
  readonly label: string;
  readonly value: Value;
  readonly options: readonly { readonly value: Value; readonly text: string }[];
  readonly onChange: (value: Value) => void;
  readonly tip: ReactNode;
  /** Stands at the right end of the label's line. */
  readonly note?: string;
  /** Whether the options stand one below the other, for long names. */
  readonly isStacked?: boolean;
  /** Why nothing can be chosen, and nothing is; `null` if it can. */
  readonly whyNone?: string | null;
}

/** A row of radio buttons under a label. */
export function Segmented<Value extends string>(props: SegmentedProps<Value>) {
  const { label, value, options, onChange, tip, note, isStacked = false, whyNone = null } = props;
  const reasonId = useId();
  return (
    <div className={styles['control']}>
      <div className={styles['row']}>
        <span className={styles['label']}>
          <span>{label}</span> <Tip about={label}>{tip}</Tip>
        </span>
        {note !== undefined && <span className={styles['note']}>{note}</span>}
      </div>
      <RadioGroup.Root
        className={styles['segments']}
        aria-label={label}
        orientation={isStacked ? 'vertical' : 'horizontal'}
        aria-describedby={whyNone === null ? undefined : reasonId}
        disabled={whyNone !== null}
        value={whyNone === null ? value : null}
        onValueChange={(chosen) => {
          const option = options.find((candidate) => candidate.value === chosen);
          if (option !== undefined) onChange(option.value);
        }}
      >
        {options.map((option) => (
          <RadioGroup.Item
            key={option.value}
            value={option.value}
            className={styles['segment']}
            aria-label={option.text}
          >
            {option.text}
          </RadioGroup.Item>
        ))}
      </RadioGroup.Root>
      {whyNone !== null && (
        <p id={reasonId} className={styles['reason']}>
          {whyNone}
        </p>
      )}
    </div>
  );
}
