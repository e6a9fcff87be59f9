/** Draws the small sign that opens an explanation. */
import { Info } from 'lucide-react';
import { Tooltip } from 'radix-ui';
import { type ReactNode, useState } from 'react';
import styles from './controls.module.css';

interface TipProps {
  /** The subject of the tip, for screen readers. */
  readonly about: string;
  /** One sentence in plain words, with the formula if there is one. */
  readonly children: ReactNode;
}

/** The explanation opens on hover, on focus and on tap. */
export function Tip({ about, children }: TipProps) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <Tooltip.Root open={isOpen} onOpenChange={setIsOpen} delayDuration={200}>
      <Tooltip.Trigger asChild>
        <button
          type="button"
          className={styles['tip']}
          data-picture-chrome
          aria-label={`About ${about}`}
          onClick={(event) => {
            // A tap opens it too; Radix would close it.
            event.preventDefault();
            setIsOpen(true);
          }}
        >
          <Info size={13} aria-hidden />
        </button>
      </Tooltip.Trigger>
      <Tooltip.Portal>
        <Tooltip.Content className={styles['tipContent']} sideOffset={6} collisionPadding={12}>
          <span>{children}</span>
        </Tooltip.Content>
      </Tooltip.Portal>
    </Tooltip.Root>
  );
}
