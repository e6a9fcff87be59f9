import { Switch } from 'radix-ui';
import type { ReactNode } from 'react';
import styles from './controls.module.css';
import { Tip } from './Tip.tsx';

interface SwitchControlProps {
  readonly label: string;
  readonly isOn: boolean;
  readonly onChange: (isOn: boolean) => void;
  readonly tip: ReactNode;
}

/** On or off, at once. */
export function SwitchControl({ label, isOn, onChange, tip }: SwitchControlProps) {
  return (
    <div className={styles['row']}>
      <span className={styles['label']}>
        {label} <Tip about={label}>{tip}</Tip>
      </span>
      <Switch.Root
        className={styles['switch']}
        aria-label={label}
        checked={isOn}
        onCheckedChange={onChange}
      >
        <Switch.Thumb className={styles['switchThumb']} />
      </Switch.Root>
    </div>
  );
}
