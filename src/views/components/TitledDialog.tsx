/** Draws a dialog above the page, with a title that stays visible. */
import { X } from 'lucide-react';
import { Dialog } from 'radix-ui';
import { Button } from './Button.tsx';
import styles from './dialog.module.css';
import type { Elements } from './elements.ts';

interface TitledDialogProps {
  readonly title: string;
  readonly className?: string | undefined;
  readonly onClose: () => void;
  /** Called after the dialog has disappeared: puts the focus back. */
  readonly onClosed: () => void;
  /** The content; it includes a `Dialog.Description`. */
  readonly children: Elements;
}

/** The parent shows and removes it; `onClose` asks the parent to remove it. */
export function TitledDialog(props: TitledDialogProps) {
  const { title, className = '', onClose, onClosed, children } = props;
  return (
    <Dialog.Root open onOpenChange={onClose}>
      <Dialog.Portal>
        <Dialog.Overlay className={styles['overlay']} />
        <Dialog.Content
          className={`${styles['dialog']} ${className}`}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            onClosed();
          }}
        >
          <div className={styles['top']}>
            <Dialog.Title className={styles['title']}>{title}</Dialog.Title>
            <Dialog.Close asChild>
              <Button look="icon" aria-label="Close">
                <X size={16} aria-hidden />
              </Button>
            </Dialog.Close>
          </div>
          {children}
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
