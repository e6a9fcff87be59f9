/** Draws what a panel shows before it has anything to show. */
import type { ReactNode } from 'react';
import styles from './results.module.css';

interface EmptyProps {
  readonly title: string;
  readonly children: ReactNode;
}

/** A title, and a text that says how to fill the panel. */
export function Empty({ title, children }: EmptyProps) {
  return (
    <div className={styles['empty']}>
      <p className={styles['emptyTitle']}>{title}</p>
      <p>{children}</p>
    </div>
  );
}
