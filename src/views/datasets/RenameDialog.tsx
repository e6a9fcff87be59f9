/** Draws the dialog in which a person names a data set anew. */
import { Dialog } from 'radix-ui';
import { useState } from 'react';
import { actions } from '../../store/usePlayground.ts';
import { Button } from '../components/Button.tsx';
import { TitledDialog } from '../components/TitledDialog.tsx';
import styles from './datasets.module.css';
import { TitleField } from './TitleField.tsx';

interface RenameDialogProps {
  readonly id: string;
  readonly title: string;
  readonly onClose: () => void;
  /** Called when the dialog has gone; the caller then returns the focus. */
  readonly onClosed: () => void;
}

export function RenameDialog({ id, title, onClose, onClosed }: RenameDialogProps) {
  const [value, setValue] = useState(title);
  const save = (): void => {
    void actions.datasets.rename(id, value);
    onClose();
  };
  return (
    <TitledDialog title="Name of the data" onClose={onClose} onClosed={onClosed}>
      <Dialog.Description className={styles['lead']}>
        The name stands in the choice of the data set and over what belongs to it.
      </Dialog.Description>
      <form
        className={styles['foot']}
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <TitleField value={value} onChange={setValue} />
        <Button look="primary" disabled={value.trim() === ''} onClick={save}>
          Rename
        </Button>
      </form>
    </TitledDialog>
  );
}
