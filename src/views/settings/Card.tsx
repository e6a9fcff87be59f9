/** Draws a card of settings under a title. */
import { useId } from 'react';
import type { Elements } from '../components/elements.ts';
import styles from './settings.module.css';

interface CardProps {
  readonly title: string;
  readonly children: Elements;
}

/** The title is also the section's accessible name. */
export function Card({ title, children }: CardProps) {
  const titleId = useId();
  return (
    <section className={styles['card']} aria-labelledby={titleId}>
      <h2 id={titleId}>{title}</h2>
      {children}
    </section>
  );
}
