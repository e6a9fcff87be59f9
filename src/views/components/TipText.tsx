import type { ReactNode } from 'react';
import styles from './controls.module.css';

interface TipTextProps {
  readonly children: ReactNode;
  /** The formula, where there is one. */
  readonly formula?: string | undefined;
  /** Who wrote it, and when. */
  readonly source?: string | undefined;
}

/** What a tip says: a sentence in plain words, the formula, and where it is from. */
export function TipText({ children, formula, source }: TipTextProps) {
  return (
    <>
      {children}
      {formula !== undefined && <span className={styles['formula']}>{formula}</span>}
      {source !== undefined && <span className={styles['source']}>{source}</span>}
    </>
  );
}
