/** Says how much this page keeps in the browser, and offers to clear all of it. */
import { Trash2 } from 'lucide-react';
import { AlertDialog } from 'radix-ui';
import { actions, usePlayground } from '../../store/usePlayground.ts';
import { Button } from '../components/Button.tsx';
import dialog from '../components/dialog.module.css';
import { formatCount, formatMegabytes } from '../format.ts';
import styles from './runsPanel.module.css';

export function KeptRoom() {
  const { list, usedBytes } = usePlayground((state) => state.runs);
  const runBytes = list.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
  const size = usedBytes === null ? '' : ` (${formatMegabytes(usedBytes)})`;
  return (
    <div className={styles['room']}>
      <p className={styles['note']} data-testid="kept-bytes" data-value={usedBytes ?? ''}>
        {`${list.length === 1 ? '1 run takes' : `${formatCount(list.length)} runs take`} ${formatMegabytes(runBytes)}${
          usedBytes === null
            ? ''
            : `; with all its files, this page takes ${formatMegabytes(usedBytes)}`
        }.`}
      </p>
      <AlertDialog.Root>
        <AlertDialog.Trigger asChild>
          <Button>
            <Trash2 size={15} aria-hidden />{' '}
            <span>{`Clear everything that this page keeps${size}`}</span>
          </Button>
        </AlertDialog.Trigger>
        <AlertDialog.Portal>
          <AlertDialog.Overlay className={dialog['overlay']} />
          <AlertDialog.Content className={`${dialog['dialog']} ${styles['confirm']}`}>
            <AlertDialog.Title className={dialog['title']}>
              Clear everything that this page keeps?
            </AlertDialog.Title>
            <AlertDialog.Description className={styles['note']}>
              All runs, named ones too, your symbols, the history and the drawings are removed from
              this browser. It cannot be undone. The network at hand stays until you leave the page,
              and is kept again when it trains on.
            </AlertDialog.Description>
            <div className={styles['choices']}>
              <AlertDialog.Cancel asChild>
                <Button>Cancel</Button>
              </AlertDialog.Cancel>
              <AlertDialog.Action asChild>
                <Button look="primary" onClick={() => void actions.runs.clearEverything()}>
                  Clear everything
                </Button>
              </AlertDialog.Action>
            </div>
          </AlertDialog.Content>
        </AlertDialog.Portal>
      </AlertDialog.Root>
    </div>
  );
}
