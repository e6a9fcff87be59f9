/** Draws a question that stands before something that cannot be undone. */
import { AlertDialog } from 'radix-ui';
import { Button } from './Button.tsx';
import styles from './confirmDialog.module.css';
import dialog from './dialog.module.css';
import type { Elements } from './elements.ts';

interface ConfirmDialogProps {
  /** The question. */
  readonly title: string;
  /** What is lost. */
  readonly description: string;
  /** The text of the button that does it. */
  readonly action: string;
  readonly onConfirm: () => void;
  /** The button that asks. */
  readonly children: Elements;
}

export function ConfirmDialog(props: ConfirmDialogProps) {
  const { title, description, action, onConfirm, children } = props;
  return (
    <AlertDialog.Root>
      <AlertDialog.Trigger asChild>{children}</AlertDialog.Trigger>
      <AlertDialog.Portal>
        <AlertDialog.Overlay className={dialog['overlay']} />
        <AlertDialog.Content className={`${dialog['dialog']} ${styles['confirm']}`}>
          <AlertDialog.Title className={dialog['title']}>{title}</AlertDialog.Title>
          <AlertDialog.Description className={styles['description']}>
            {description}
          </AlertDialog.Description>
          <div className={styles['choices']}>
            <AlertDialog.Cancel asChild>
              <Button>Cancel</Button>
            </AlertDialog.Cancel>
            <AlertDialog.Action asChild>
              <Button look="primary" onClick={onConfirm}>
                {action}
              </Button>
            </AlertDialog.Action>
          </div>
        </AlertDialog.Content>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}
