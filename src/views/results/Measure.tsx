/** Draws one figure of an evaluation. */
import type { ReactNode } from 'react';
import type { Elements } from '../components/elements.ts';
import { Tip } from '../components/Tip.tsx';
import { formatShare } from '../format.ts';
import styles from './quality.module.css';

interface MeasureProps {
  readonly label: string;
  /** Explains the term in plain words, with its formula. */
  readonly tip: ReactNode;
  /** `null` if it is missing. */
  readonly value: number | null;
  /** Of a share. */
  readonly digits?: number;
  /** How the value is written; without it, as a share in per cent. */
  readonly format?: (value: number) => string;
  readonly testId: string;
  readonly children?: Elements;
}

/** Its name, its value, and a remark. */
export function Measure({
  label,
  tip,
  value,
  digits = 1,
  format = (share) => formatShare(share, digits),
  testId,
  children,
}: MeasureProps) {
  return (
    <div className={styles['measure']}>
      <dt>
        <span className={styles['label']}>
          <span>{label}</span> <Tip about={label}>{tip}</Tip>
        </span>
        {children}
      </dt>
      <dd data-testid={testId} data-value={value ?? ''}>
        {value === null ? '–' : format(value)}
      </dd>
    </div>
  );
}
