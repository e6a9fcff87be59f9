import type { ReactNode } from 'react';
import { Tip } from '../components/Tip.tsx';
import { formatShare } from '../format.ts';
import styles from './quality.module.css';

interface MeasureProps {
  readonly label: string;
  /** What the term means, in plain words, with its formula. */
  readonly tip: ReactNode;
  /** 0…1; `null` where there is none. */
  readonly value: number | null;
  readonly digits: number;
  readonly testId: string;
  readonly children?: ReactNode;
}

/** One figure with its name, and what there is to say of it. */
export function Measure({ label, tip, value, digits, testId, children }: MeasureProps) {
  return (
    <div className={styles['measure']}>
      <dt>
        <span className={styles['label']}>
          {label} <Tip about={label}>{tip}</Tip>
        </span>
        {children}
      </dt>
      <dd data-testid={testId} data-value={value ?? ''}>
        {value === null ? '–' : formatShare(value, digits)}
      </dd>
    </div>
  );
}
