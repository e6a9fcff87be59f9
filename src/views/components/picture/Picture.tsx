/** Draws the frame of every picture: title, tip, menu, and one line that says what it shows. */
import { type ReactNode, type Ref, useRef } from 'react';
import type { Elements } from '../elements.ts';
import { Tip } from '../Tip.tsx';
import { PictureMenu } from './PictureMenu.tsx';
import styles from './picture.module.css';
import type { PictureTable } from './pictureTable.ts';

export interface PictureProps {
  /** The accessible name; its files have this name too. */
  readonly name: string;
  /** The visible title; `name` if it is missing. */
  readonly title?: string;
  /** Explains the picture in plain words. */
  readonly tip?: ReactNode;
  /** A few words beside the title. */
  readonly aside?: ReactNode;
  /** One line: what the picture shows now, or what it will show while it is empty. */
  readonly summary: string;
  /** Makes its table of numbers; called on demand; `null` while there are no numbers. */
  readonly table: () => PictureTable | null;
  readonly className?: string | undefined;
  readonly ref?: Ref<HTMLElement>;
  readonly children: Elements;
}

/** A figure with a caption; its menu shows or saves its numbers. */
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
