/** Draws a small choice in the toolbar of the curves. */
import { RadioGroup } from 'radix-ui';
import controls from '../components/controls.module.css';
import { Tip } from '../components/Tip.tsx';
import styles from './toolbar.module.css';

interface ChoiceProps<Value extends string> {
  readonly label: string;
  /** The options; their values are the visible texts. */
  readonly options: readonly Value[];
  readonly value: Value;
  readonly onChange: (value: Value) => void;
  readonly tip: string;
}

/** The label is for screen readers only. */
export function Choice<Value extends string>(props: ChoiceProps<Value>) {
  const { label, options, value, onChange, tip } = props;
  return (
    <div className={styles['item']}>
      <RadioGroup.Root
        className={`${controls['segments']} ${styles['segments']}`}
        aria-label={label}
        orientation="horizontal"
        value={value}
        onValueChange={(chosen) => {
          const option = options.find((candidate) => candidate === chosen);
          if (option !== undefined) onChange(option);
        }}
      >
        {options.map((option) => (
          <RadioGroup.Item
            key={option}
            value={option}
            className={`${controls['segment']} ${styles['segment']}`}
            aria-label={option}
          >
            {option}
          </RadioGroup.Item>
        ))}
      </RadioGroup.Root>
      <Tip about={label}>{tip}</Tip>
    </div>
  );
}
