/** Draws one entry of the legend of a picture. */
import type { ReactNode } from 'react';
import styles from './quality.module.css';

interface KeyProps {
  readonly look: 'line' | 'dashes' | 'ring' | 'dot';
  readonly children: ReactNode;
}

/** A line or mark, and its name. */
export function Key({ look, children }: KeyProps) {
  return (
    <span className={styles['key']}>
      <svg viewBox="0 0 16 10" width={16} height={10} aria-hidden>
        {look === 'line' && <path d="M0 5H16" stroke="var(--ink)" strokeWidth={1.8} />}
        {look === 'dashes' && (
          <path d="M0 5H16" stroke="var(--control-line)" strokeWidth={1.4} strokeDasharray="4 2" />
        )}
        {look === 'ring' && (
          <circle cx={8} cy={5} r={4} fill="var(--card)" stroke="var(--ink)" strokeWidth={2} />
        )}
        {look === 'dot' && <circle cx={8} cy={5} r={3} fill="var(--ink)" />}
      </svg>
      <span>{children}</span>
    </span>
  );
}
