/** Draws an area that scrolls in itself, both ways, with bars that are always to be seen. */
import { ScrollArea } from 'radix-ui';
import type { ReactNode } from 'react';
import styles from './scrollingArea.module.css';

interface ScrollingAreaProps {
  readonly label: string;
  /** Its greatest height, as a CSS length. */
  readonly maxHeight: string;
  readonly children: ReactNode;
}

export function ScrollingArea({ label, maxHeight, children }: ScrollingAreaProps) {
  return (
    <ScrollArea.Root className={styles['area']} type="auto">
      {/* In the tab order: the keyboard must be able to scroll it. */}
      <ScrollArea.Viewport
        className={styles['viewport']}
        style={{ maxHeight }}
        role="group"
        aria-label={label}
        tabIndex={0}
      >
        {children}
      </ScrollArea.Viewport>
      {(['vertical', 'horizontal'] as const).map((orientation) => (
        <ScrollArea.Scrollbar
          key={orientation}
          className={styles['scrollbar']}
          orientation={orientation}
        >
          <ScrollArea.Thumb className={styles['thumb']} />
        </ScrollArea.Scrollbar>
      ))}
    </ScrollArea.Root>
  );
}
