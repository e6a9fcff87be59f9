/** Draws the dialog about files that a person gave: the reading, what was found, or why it is refused. */
import { Dialog } from 'radix-ui';
import { useState } from 'react';
import type { FoundSummary, Reading, ReadingChoices } from '../../store/datasets/datasets.ts';
import { actions, usePlayground } from '../../store/usePlayground.ts';
import { Button } from '../components/Button.tsx';
import { TitledDialog } from '../components/TitledDialog.tsx';
import { formatCount } from '../format.ts';
import styles from './datasets.module.css';
import { ExampleSheet } from './ExampleSheet.tsx';
import { ReadingControls } from './ReadingControls.tsx';
import { TitleField } from './TitleField.tsx';
import { classWords, countWords, leftOutWords } from './words.ts';

interface OwnDataDialogProps {
  /** Also cancels the reading. */
  readonly onClose: () => void;
  /** Called when the dialog has gone; the caller then returns the focus. */
  readonly onClosed: () => void;
}

/** Nothing changes on the page before `Use this data`. */
export function OwnDataDialog({ onClose, onClosed }: OwnDataDialogProps) {
  const reading = usePlayground((state) => state.datasets.reading);
  const isTaking = usePlayground((state) => state.datasets.isTaking);
  // What was found stays on show while the same files are read in another way.
  const summary = summaryIn(reading);
  return (
    <TitledDialog
      title="Your own data"
      className={styles['dialog']}
      onClose={onClose}
      onClosed={onClosed}
    >
      <Dialog.Description className={styles['lead']}>
        Look at what was found before you use it. It stays in this browser.
      </Dialog.Description>
      {reading?.kind === 'refused' && (
        <p role="alert" className={styles['refused']}>
          {reading.message}
        </p>
      )}
      {reading?.kind === 'reading' && <ReadingProgress {...reading} />}
      {summary !== null && (
        <Found
          key={summary.name}
          summary={summary}
          isBusy={reading?.kind !== 'found' || isTaking}
          isTaking={isTaking}
        />
      )}
      <p className={styles['cancel']}>
        <Button onClick={onClose}>{reading?.kind === 'refused' ? 'Close' : 'Cancel'}</Button>
      </p>
    </TitledDialog>
  );
}

function summaryIn(reading: Reading | null): FoundSummary | null {
  if (reading?.kind === 'found') return reading.summary;
  return reading?.kind === 'reading' ? reading.before : null;
}

function ReadingProgress({
  done,
  total,
}: {
  readonly done: number;
  readonly total: number | null;
}) {
  return (
    <div className={styles['progress']}>
      <progress aria-label="Reading the files" value={done} max={total ?? 1} />
      <p role="status">
        {total === null
          ? 'Opening the files …'
          : `${formatCount(done)} of ${formatCount(total)} images`}
      </p>
    </div>
  );
}

interface FoundProps {
  readonly summary: FoundSummary;
  readonly isBusy: boolean;
  readonly isTaking: boolean;
}

function Found({ summary, isBusy, isTaking }: FoundProps) {
  const [title, setTitle] = useState(summary.name);
  const change = (choice: Partial<ReadingChoices>): void =>
    void actions.reading.readAgain({ ...summary.used, ...choice });
  return (
    <>
      <p>{countWords(summary)}</p>
      <p className={styles['small']}>{classWords(summary.classes)}</p>
      <ExampleSheet examples={summary.examples} />
      <ReadingControls {...summary} isBusy={isBusy} onChange={change} />
      {summary.leftOut.length > 0 && (
        <details className={styles['leftOut']}>
          <summary>{`Left out: ${summary.leftOut.length === 1 ? 'one kind of thing' : `${summary.leftOut.length} kinds of things`}`}</summary>
          <ul>
            {summary.leftOut.map((left) => (
              <li key={`${left.what} ${left.why}`}>{leftOutWords(left)}</li>
            ))}
          </ul>
        </details>
      )}
      <form
        className={styles['foot']}
        onSubmit={(event) => {
          event.preventDefault();
          if (!isBusy) void actions.reading.use(title);
        }}
      >
        <TitleField value={title} onChange={setTitle} />
        <Button
          look="primary"
          disabled={isBusy || title.trim() === ''}
          onClick={() => void actions.reading.use(title)}
        >
          {isTaking ? 'Keeping it …' : 'Use this data'}
        </Button>
      </form>
    </>
  );
}
