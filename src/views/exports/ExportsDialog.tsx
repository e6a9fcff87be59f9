/** Draws the dialog with the formats in which a network can be saved, and what opens each. */
import { Dialog } from 'radix-ui';
import { useState } from 'react';
import { type ExportFormat, exportFormats } from '../../settings/facts/exportFormats.ts';
import { actions, usePlayground } from '../../store/usePlayground.ts';
import { Button } from '../components/Button.tsx';
import { TitledDialog } from '../components/TitledDialog.tsx';
import styles from './exports.module.css';

interface ExportsDialogProps {
  readonly onClose: () => void;
  /** Called when the dialog has gone; the caller then returns the focus. */
  readonly onClosed: () => void;
}

/** What this page itself reads best comes first. */
const ownJson = {
  text: 'JSON',
  lines: [
    'Our own file: layers, threshold and every number, in words that a program in any language reads.',
    'This page opens it by Import, with all that it says of the training.',
    'The button Export weights saves the same file; docs/weights-file.md describes it.',
  ],
} as const;

const formats: readonly ExportFormat[] = Object.keys(exportFormats).filter(
  (name): name is ExportFormat => name in exportFormats,
);

/** Each format has a button that saves it at once, and three sentences. */
export function ExportsDialog({ onClose, onClosed }: ExportsDialogProps) {
  const isExporting = usePlayground((state) => state.isExporting);
  const problem = usePlayground((state) => state.problem?.message ?? null);
  const [hasAsked, setHasAsked] = useState(false);
  const save = (saving: Promise<void>): void => {
    setHasAsked(true);
    void saving;
  };
  return (
    <TitledDialog
      title="Save the network for other tools"
      className={styles['dialog']}
      onClose={onClose}
      onClosed={onClosed}
    >
      <Dialog.Description className={styles['lead']}>
        Every file holds the same network, as it is when you press its button.
      </Dialog.Description>
      <p className={styles['state']} role="status">
        {hasAsked ? stateWords(isExporting, problem) : ''}
      </p>
      <ul className={styles['list']}>
        <Format
          {...ownJson}
          isExporting={isExporting}
          onSave={() => save(actions.weights.export())}
        />
        {formats.map((format) => (
          <Format
            key={format}
            {...exportFormats[format]}
            isExporting={isExporting}
            onSave={() => save(actions.weights.exportAs(format))}
          />
        ))}
      </ul>
    </TitledDialog>
  );
}

/** @param problem the page's newest problem: its own place lies under the dialog */
function stateWords(isExporting: boolean, problem: string | null): string {
  if (isExporting) return 'Measuring on all test pairs, then it is saved …';
  return problem ?? 'Saved.';
}

interface FormatProps {
  readonly text: string;
  readonly lines: readonly string[];
  readonly isExporting: boolean;
  readonly onSave: () => void;
}

function Format({ text, lines, isExporting, onSave }: FormatProps) {
  return (
    <li className={styles['format']}>
      {/* Not disabled while it saves: a disabled button loses the focus. */}
      <Button
        className={styles['save'] ?? ''}
        aria-disabled={isExporting}
        onClick={() => {
          if (!isExporting) onSave();
        }}
      >
        {text}
      </Button>
      <div className={styles['lines']}>
        {lines.map((line) => (
          <p key={line}>{line}</p>
        ))}
      </div>
    </li>
  );
}
