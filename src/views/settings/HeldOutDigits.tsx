import { ToggleGroup } from 'radix-ui';
import { useId } from 'react';
import { whyNotHoldOut } from '../../settings/rules.ts';
import { digitCount } from '../../settings/settings.ts';
import { actions, usePlayground } from '../../store/usePlayground.ts';
import controls from '../components/controls.module.css';
import { Tip } from '../components/Tip.tsx';
import styles from './settings.module.css';

const label = 'Held-out digits';
const digits = Array.from({ length: digitCount }, (_, digit) => digit);

/** The digits that training never shows. */
export function HeldOutDigits() {
  const heldOutDigits = usePlayground((state) => state.settings.heldOutDigits);
  const whyNotMore = whyNotHoldOut({ heldOutDigits });
  const reasonId = useId();
  return (
    <div className={controls['control']}>
      <div className={controls['row']}>
        <span className={controls['label']}>
          {label}{' '}
          <Tip about={label}>
            Training never shows these digits, and the threshold is found without them. Draw them
            afterwards: a network that has learnt to compare tells them apart all the same.
          </Tip>
        </span>
        <span className={controls['note']}>
          {heldOutDigits.length === 0 ? 'none' : heldOutDigits.join(', ')}
        </span>
      </div>
      <ToggleGroup.Root
        type="multiple"
        role="group"
        className={styles['digits']}
        aria-label={label}
        aria-describedby={whyNotMore === null ? undefined : reasonId}
        value={heldOutDigits.map(String)}
        onValueChange={(chosen) =>
          void actions.run.set(
            'heldOutDigits',
            digits.filter((digit) => chosen.includes(String(digit))),
          )
        }
      >
        {digits.map((digit) => (
          <ToggleGroup.Item
            key={digit}
            value={String(digit)}
            className={styles['digit']}
            disabled={whyNotMore !== null && !heldOutDigits.includes(digit)}
          >
            {digit}
          </ToggleGroup.Item>
        ))}
      </ToggleGroup.Root>
      {whyNotMore !== null && (
        <p id={reasonId} className={controls['reason']}>
          {whyNotMore}
        </p>
      )}
    </div>
  );
}
