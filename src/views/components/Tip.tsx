/** Draws the small sign that opens an explanation. */
import { Info } from 'lucide-react';
import { Tooltip } from 'radix-ui';
import { type ReactNode, useRef, useState } from 'react';
import styles from './controls.module.css';

const landmark = '[role="dialog"], main';

interface TipProps {
  /** The subject of the tip, for screen readers. */
  readonly about: string;
  /** One sentence in plain words, with the formula if there is one. */
  readonly children: ReactNode;
}

/** The explanation opens on hover, on focus and on tap. */
export function Tip({ about, children }: TipProps) {
  const [isOpen, setIsOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  return (
    <Tooltip.Root open={isOpen} onOpenChange={setIsOpen} delayDuration={200}>
      <Tooltip.Trigger asChild>
        <button
          ref={button}
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
      {/* At the end of its own landmark: screen readers find it there, also while a dialog is open. */}
      <Tooltip.Portal container={button.current?.closest<HTMLElement>(landmark) ?? null}>
        <Tooltip.Content className={styles['tipContent']} sideOffset={6} collisionPadding={12}>
          <span>{children}</span>
        </Tooltip.Content>
      </Tooltip.Portal>
    </Tooltip.Root>
  );
}
