/** Draws a message in the place of a part of the page that cannot be shown. */
import type { ReactNode } from 'react';
import type { Elements } from './elements.ts';
import styles from './message.module.css';

/** What the message stands in the place of: a part of a card, a card, or a line of the page's head. */
export type MessageLook = 'part' | 'card' | 'line';

interface MessageProps {
  /** Whether it is read out at once. */
  readonly isAlert: boolean;
  readonly look?: MessageLook;
  /** In small print, for a report. */
  readonly detail?: string;
  readonly button: Elements;
  readonly children: ReactNode;
}

export function Message({ isAlert, look = 'part', detail, button, children }: MessageProps) {
  return (
    <div className={styles['message']} role={isAlert ? 'alert' : undefined} data-look={look}>
      <p>{children}</p>
      {detail !== undefined && <p className={styles['detail']}>{detail}</p>}
      {button}
    </div>
  );
}
