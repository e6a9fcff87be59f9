/** Draws a choice of one option from a drop-down list. */
import { Check, ChevronDown } from 'lucide-react';
import { Select } from 'radix-ui';
import { type ReactNode, useId } from 'react';
import controls from './controls.module.css';
import styles from './select.module.css';
import { Tip } from './Tip.tsx';

interface SelectOption<Value extends string> {
  readonly value: Value;
  readonly text: string;
  /** Why the other settings forbid it; `null` if they allow it. */
  readonly whyNot?: string | null;
}

interface SelectControlProps<Value extends string> {
  readonly label: string;
  readonly value: Value;
  readonly options: readonly SelectOption<Value>[];
  readonly onChange: (value: Value) => void;
  readonly tip: ReactNode;
}

/** An option that cannot be chosen says why. */
export function SelectControl<Value extends string>(props: SelectControlProps<Value>) {
  const { label, value, options, onChange, tip } = props;
  return (
    <div className={controls['control']}>
      <span className={controls['label']}>
        <span>{label}</span> <Tip about={label}>{tip}</Tip>
      </span>
      <Select.Root
        value={value}
        onValueChange={(chosen) => {
          const option = options.find((candidate) => candidate.value === chosen);
          if (option !== undefined) onChange(option.value);
        }}
      >
        <Select.Trigger className={styles['select']} aria-label={label}>
          <Select.Value />
          <Select.Icon>
            <ChevronDown size={15} aria-hidden />
          </Select.Icon>
        </Select.Trigger>
        <Select.Portal>
          <Select.Content className={styles['selectContent']} position="popper" sideOffset={4}>
            <Select.Viewport>
              {options.map((option) => (
                <Option key={option.value} {...option} />
              ))}
            </Select.Viewport>
          </Select.Content>
        </Select.Portal>
      </Select.Root>
    </div>
  );
}

function Option({ value, text, whyNot = null }: SelectOption<string>) {
  const reasonId = useId();
  return (
    <Select.Item
      value={value}
      className={styles['option']}
      disabled={whyNot !== null}
      aria-describedby={whyNot === null ? undefined : reasonId}
    >
      <span>
        {/* Radix puts the text itself into the trigger: in an element, it can be found again there. */}
        <Select.ItemText>
          <span>{text}</span>
        </Select.ItemText>
        {whyNot !== null && (
          <span id={reasonId} className={styles['optionReason']}>
            {whyNot}
          </span>
        )}
      </span>
      <Select.ItemIndicator>
        <Check size={14} aria-hidden />
      </Select.ItemIndicator>
    </Select.Item>
  );
}
