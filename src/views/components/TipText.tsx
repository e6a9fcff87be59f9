/** Draws the text of an explanation. */
import type { ReactNode } from 'react';
import styles from './controls.module.css';

interface TipTextProps {
  readonly children: ReactNode;
  /** The formula, if there is one. */
  readonly formula?: string | undefined;
  /** Authors and year of the source. */
  readonly source?: string | undefined;
}

/** A sentence in plain words, then the formula, then the source. */
export function TipText({ children, formula, source }: TipTextProps) {
  return (
    <>
      <span>{children}</span>
      {formula !== undefined && <span className={styles['formula']}>{formula}</span>}
      {source !== undefined && <span className={styles['source']}>{source}</span>}
    </>
  );
}
