/** Draws the frame of every picture: title, tip, menu, and one line that says what it shows. */
import { type ReactNode, type Ref, useId, useRef } from 'react';
import { usePlayground } from '../../../store/usePlayground.ts';
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

/**
 * A figure with a caption; its menu shows or saves its numbers. The caption is the outline of the picture
 * for screen readers: it is read with the picture, and again when it changes, but not at every step.
 */
export function Picture(props: PictureProps) {
  const { name, title = name, tip, aside, summary, table, className = '', ref, children } = props;
  const shown = useRef<HTMLDivElement>(null);
  const captionId = useId();
  const isTraining = usePlayground(({ runState }) => runState === 'training');
  return (
    <figure
      ref={ref}
      className={`${styles['figure']} ${className}`}
      aria-label={name}
      aria-describedby={captionId}
    >
      <div ref={shown} className={styles['picture']}>
        <div className={styles['head']}>
          <h3 className={styles['title']}>{title}</h3>
          {tip !== undefined && <Tip about={title}>{tip}</Tip>}
          <span className={styles['aside']}>{aside}</span>
          <PictureMenu name={name} table={table} figure={() => shown.current} />
        </div>
        {children}
      </div>
      <figcaption
        id={captionId}
        className={styles['summary']}
        aria-live={isTraining ? 'off' : 'polite'}
      >
        {summary}
      </figcaption>
    </figure>
  );
}
