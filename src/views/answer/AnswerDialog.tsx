/** Draws the dialog that answers how two networks share their weights: text, figure, program. */
import { Dialog } from 'radix-ui';
import { TitledDialog } from '../components/TitledDialog.tsx';
import { AnswerText } from './AnswerText.tsx';
import styles from './answer.module.css';
import { Program } from './Program.tsx';

export interface AnswerDialogProps {
  readonly onClose: () => void;
  /** Called when the dialog has gone; the caller then returns the focus. */
  readonly onClosed: () => void;
}

/** The text and the figure come first, the program below them. */
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
