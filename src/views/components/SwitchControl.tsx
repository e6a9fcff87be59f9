/** Draws a switch that acts at once. */
import { Switch } from 'radix-ui';
import { type ReactNode, useId } from 'react';
import controls from './controls.module.css';
import styles from './switch.module.css';
import { Tip } from './Tip.tsx';

interface SwitchControlProps {
  readonly label: string;
  readonly isOn: boolean;
  readonly onChange: (isOn: boolean) => void;
  readonly tip: ReactNode;
  /** Why the other settings fix it; `null` if it can be switched. */
  readonly whyFixed?: string | null;
}

/** A fixed switch says why it is fixed. */
export function SwitchControl(props: SwitchControlProps) {
  const { label, isOn, onChange, tip, whyFixed = null } = props;
  const reasonId = useId();
  return (
    <div>
      <div className={controls['row']}>
        <span className={controls['label']}>
          <span>{label}</span> <Tip about={label}>{tip}</Tip>
        </span>
        <Switch.Root
          className={styles['switch']}
          aria-label={label}
          aria-describedby={whyFixed === null ? undefined : reasonId}
          checked={isOn}
          disabled={whyFixed !== null}
          onCheckedChange={onChange}
        >
          <Switch.Thumb className={styles['switchThumb']} />
        </Switch.Root>
      </div>
      {whyFixed !== null && (
        <p id={reasonId} className={controls['reason']}>
          {whyFixed}
        </p>
      )}
    </div>
  );
}
