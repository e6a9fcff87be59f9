import type { ReactNode } from 'react';
import styles from './results.module.css';

interface EmptyProps {
  readonly title: string;
  readonly children: ReactNode;
}

/** What will be here, before there is anything. */
export function Empty({ title, children }: EmptyProps) {
  return (
    <div className={styles['empty']}>
      <p className={styles['emptyTitle']}>{title}</p>
      <p>{children}</p>
    </div>
  );
}
