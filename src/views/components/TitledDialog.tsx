import { X } from 'lucide-react';
import { Dialog } from 'radix-ui';
import type { ReactNode } from 'react';
import { Button } from './Button.tsx';
import styles from './dialog.module.css';

interface TitledDialogProps {
  readonly title: string;
  readonly className?: string | undefined;
  readonly onClose: () => void;
  /** After it has gone: the time to put the focus back. */
  readonly onClosed: () => void;
  /** What is in it, a `Dialog.Description` among it. */
  readonly children: ReactNode;
}

/** Something to read above the page, under a title that stays in sight. */
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
