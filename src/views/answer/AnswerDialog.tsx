import { X } from 'lucide-react';
import { Dialog } from 'radix-ui';
import { Button } from '../components/Button.tsx';
import { AnswerText } from './AnswerText.tsx';
import styles from './answer.module.css';
import { Program } from './Program.tsx';

export interface AnswerDialogProps {
  readonly onClose: () => void;
  /** After it has gone: the time to put the focus back. */
  readonly onClosed: () => void;
}

/** How two networks share their weights: in words, in a picture, and in a program. */
export function AnswerDialog({ onClose, onClosed }: AnswerDialogProps) {
  return (
    <Dialog.Root open onOpenChange={onClose}>
      <Dialog.Portal>
        <Dialog.Overlay className={styles['overlay']} />
        <Dialog.Content
          className={styles['dialog']}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            onClosed();
          }}
        >
          <div className={styles['top']}>
            <Dialog.Title className={styles['title']}>
              How do two networks share their weights?
            </Dialog.Title>
            <Dialog.Close asChild>
              <Button look="icon" aria-label="Close">
                <X size={16} aria-hidden />
              </Button>
            </Dialog.Close>
          </div>
          <Dialog.Description className={styles['lead']}>
            There is one network. It is used twice.
          </Dialog.Description>
          <AnswerText />
          <Program />
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
