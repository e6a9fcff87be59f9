/** Says how much this page keeps in the browser, and offers to clear all of it. */
import { Trash2 } from 'lucide-react';
import { actions, usePlayground } from '../../store/usePlayground.ts';
import { Button } from '../components/Button.tsx';
import { ConfirmDialog } from '../components/ConfirmDialog.tsx';
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
      <ConfirmDialog
        title="Clear everything that this page keeps?"
        description="All runs, named ones too, your data sets, your symbols, the history and the drawings are removed from this browser. It cannot be undone. The network at hand stays until you leave the page, and is kept again when it trains on."
        action="Clear everything"
        onConfirm={() => void actions.runs.clearEverything()}
      >
        <Button>
          <Trash2 size={15} aria-hidden />{' '}
          <span>{`Clear everything that this page keeps${size}`}</span>
        </Button>
      </ConfirmDialog>
    </div>
  );
}
