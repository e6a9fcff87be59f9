import { Dialog } from 'radix-ui';
import { TitledDialog } from '../components/TitledDialog.tsx';
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
    <TitledDialog
      title="How do two networks share their weights?"
      className={styles['dialog']}
      onClose={onClose}
      onClosed={onClosed}
    >
      <Dialog.Description className={styles['lead']}>
        There is one network. It is used twice.
      </Dialog.Description>
      <AnswerText />
      <Program />
    </TitledDialog>
  );
}
