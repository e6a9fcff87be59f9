import { Check, ChevronDown } from 'lucide-react';
import { Select } from 'radix-ui';
import type { ReactNode } from 'react';
import styles from './controls.module.css';
import { Tip } from './Tip.tsx';

interface SelectControlProps<Value extends string> {
  readonly label: string;
  readonly value: Value;
  readonly options: readonly { readonly value: Value; readonly text: string }[];
  readonly onChange: (value: Value) => void;
  readonly tip: ReactNode;
}

/** A choice of one from a list. */
export function SelectControl<Value extends string>(props: SelectControlProps<Value>) {
  const { label, value, options, onChange, tip } = props;
  return (
    <div className={styles['control']}>
      <span className={styles['label']}>
        {label} <Tip about={label}>{tip}</Tip>
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
                <Select.Item key={option.value} value={option.value} className={styles['option']}>
                  <Select.ItemText>{option.text}</Select.ItemText>
                  <Select.ItemIndicator>
                    <Check size={14} aria-hidden />
                  </Select.ItemIndicator>
                </Select.Item>
              ))}
            </Select.Viewport>
          </Select.Content>
        </Select.Portal>
      </Select.Root>
    </div>
  );
}
