/** Draws the dialog that compares settings over several seeds. */
import { Download, Plus } from 'lucide-react';
import { Dialog } from 'radix-ui';
import { useState } from 'react';
import { type SeedComparison, trialsLeft } from '../../store/seeds/seedComparison.ts';
import { actions, usePlayground } from '../../store/usePlayground.ts';
import { Button } from '../components/Button.tsx';
import { saveCsv } from '../components/picture/savePicture.ts';
import { TitledDialog } from '../components/TitledDialog.tsx';
import { formatCount } from '../format.ts';
import type { NamedRun } from './armOptions.ts';
import styles from './dialog.module.css';
import { SeedsProgress } from './SeedsProgress.tsx';
import { SeedsResults } from './SeedsResults.tsx';
import { SeedsSetup } from './SeedsSetup.tsx';
import { fullTable } from './seedTables.ts';

export interface SeedsDialogProps {
  readonly runs: readonly NamedRun[];
  readonly onClose: () => void;
  /** Called when the dialog has gone; the caller then returns the focus. */
  readonly onClosed: () => void;
}

/** The choice of what to compare, then the progress of the runs, then what they show. */
export function SeedsDialog({ runs, onClose, onClosed }: SeedsDialogProps) {
  const comparison = usePlayground(({ seeds }) => seeds.comparison);
  const activity = usePlayground(({ seeds }) => seeds.activity);
  const [isSettingUp, setIsSettingUp] = useState(false);
  const isChoosing = activity === 'none' && (isSettingUp || comparison === null);
  return (
    <TitledDialog
      title="Compare over seeds"
      className={styles['dialog']}
      onClose={onClose}
      onClosed={onClosed}
    >
      <Dialog.Description className={styles['lead']}>
        One run is one throw of the dice. Trained from several seeds each, settings show whether
        they differ, or whether it was chance.
      </Dialog.Description>
      {isChoosing && <SeedsSetup runs={runs} onStart={() => setIsSettingUp(false)} />}
      {activity === 'elsewhere' && <Elsewhere />}
      {activity === 'running' && comparison !== null && <Running comparison={comparison} />}
      {activity === 'none' && !isChoosing && comparison !== null && (
        <Ended comparison={comparison} onNew={() => setIsSettingUp(true)} />
      )}
      {!isChoosing && comparison !== null && comparison.results.length > 0 && (
        <SeedsResults comparison={comparison} isFinal={activity !== 'running'} />
      )}
    </TitledDialog>
  );
}

function Running({ comparison }: { readonly comparison: SeedComparison }) {
  const isTraining = usePlayground(({ runState }) => runState === 'training');
  return (
    <div className={styles['state']}>
      <SeedsProgress comparison={comparison} isFull />
      <Button onClick={() => actions.seeds.cancel()}>Cancel</Button>
      <p className={styles['note']}>
        The runs go on when you close this window, and after a reload.
        {isTraining && (
          <span> Your own run trains too: both share the machine, and both are slower.</span>
        )}
      </p>
      <Replaced />
    </div>
  );
}

/** One line about a worker that stopped, in whose place another one went on. */
function Replaced() {
  const reason = usePlayground(({ seeds }) => seeds.replaced);
  return (
    <p role="status" className={styles['note']}>
      {reason !== null &&
        `The worker that trains the runs had stopped (${reason}). Another went on.`}
    </p>
  );
}

interface EndedProps {
  readonly comparison: SeedComparison;
  readonly onNew: () => void;
}

/** Nothing runs: at the end, after Cancel, or after a problem. */
function Ended({ comparison, onNew }: EndedProps) {
  const problem = usePlayground(({ seeds }) => seeds.problem);
  const { arms, seeds, results } = comparison;
  const left = trialsLeft(comparison).length;
  const count = formatCount(arms.length * seeds.length);
  return (
    <div className={styles['state']}>
      {problem === null ? (
        <p role="status" className={styles['told']}>
          {left === 0
            ? `All ${count} runs have ended.`
            : `Cancelled after ${formatCount(results.length)} of ${count} runs.`}
        </p>
      ) : (
        <p role="alert" className={styles['told']}>
          <span>{problem}</span>
          {results.length > 0 && <span> The runs that had ended are kept.</span>}
        </p>
      )}
      {left > 0 && (
        <Button look="primary" onClick={() => void actions.seeds.resume()}>
          {problem === null ? 'Carry on' : 'Try again'}
        </Button>
      )}
      <Button
        disabled={results.length === 0}
        onClick={() => saveCsv(fullTable(comparison), 'seeds')}
      >
        <Download size={15} aria-hidden /> Save as CSV
      </Button>
      <Button onClick={onNew}>
        <Plus size={15} aria-hidden /> New comparison
      </Button>
      <Replaced />
    </div>
  );
}

function Elsewhere() {
  return (
    <div className={styles['state']}>
      <p className={styles['told']}>
        A comparison runs in another tab of this page. One at a time is trained; what is below is
        what this tab knows of it.
      </p>
      <Button onClick={() => void actions.seeds.look()}>Look again</Button>
    </div>
  );
}
