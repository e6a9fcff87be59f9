import { type ReactNode, type Ref, useRef } from 'react';
import { Tip } from '../Tip.tsx';
import { PictureMenu } from './PictureMenu.tsx';
import styles from './picture.module.css';
import type { PictureTable } from './pictureTable.ts';

export interface PictureProps {
  /** The figure's accessible name, which its files are named after. */
  readonly name: string;
  /** What stands above it; the name where this is missing. */
  readonly title?: string;
  /** What it is, in plain words. */
  readonly tip?: ReactNode;
  /** A few words beside the title. */
  readonly aside?: ReactNode;
  /** What it shows now, in one line; what there will be to see, while it is empty. */
  readonly summary: string;
  /** Its numbers, asked for when they are wanted; `null` while there are none. */
  readonly table: () => PictureTable | null;
  readonly className?: string | undefined;
  readonly ref?: Ref<HTMLElement>;
  readonly children: ReactNode;
}

/** A picture with its title, a line that says what it shows, and its numbers to read or take away. */
export function Picture(props: PictureProps) {
  const { name, title = name, tip, aside, summary, table, className = '', ref, children } = props;
  const shown = useRef<HTMLDivElement>(null);
  return (
    <figure ref={ref} className={`${styles['figure']} ${className}`} aria-label={name}>
      <div ref={shown} className={styles['picture']}>
        <div className={styles['head']}>
          <span className={styles['title']}>{title}</span>
          {tip !== undefined && <Tip about={title}>{tip}</Tip>}
          <span className={styles['aside']}>{aside}</span>
          <PictureMenu name={name} table={table} figure={() => shown.current} />
        </div>
        {children}
      </div>
      <figcaption className={styles['summary']}>{summary}</figcaption>
    </figure>
  );
}
