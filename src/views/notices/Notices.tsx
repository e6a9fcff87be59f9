/** Draws the messages at the top of the page. */
import { FlaskConical, TriangleAlert, Undo2, X } from 'lucide-react';
import { experiments } from '../../settings/experiments.ts';
import type { Problem, UndoKind } from '../../store/core/state.ts';
import { actions, usePlayground } from '../../store/usePlayground.ts';
import { Button } from '../components/Button.tsx';
import { useNouns } from '../components/useNouns.ts';
import { CarriedOnNotice } from './CarriedOnNotice.tsx';
import { NewVersionNotice } from './NewVersionNotice.tsx';
import styles from './notices.module.css';
import { SameNetworkNotice } from './SameNetworkNotice.tsx';
import { SeedsNotice } from './SeedsNotice.tsx';
import { ShortfallNotice } from './ShortfallNotice.tsx';
import { warningWords } from './warningWords.ts';

const remedies: Record<NonNullable<Problem['remedy']>, { text: string; act: () => void }> = {
  'retry-loading': { text: 'Retry', act: () => void actions.worker.retryLoading() },
  restart: { text: 'Start again', act: () => void actions.worker.restart() },
  reload: { text: 'Reload', act: () => void actions.page.reload() },
  'use-auto-backend': {
    text: 'Let the page choose',
    act: () => void actions.worker.chooseBackend('auto'),
  },
};

const undoWords: Record<UndoKind, { told: string; offer: string }> = {
  reset: { told: 'The trained network was set aside.', offer: 'Undo reset' },
  import: {
    told: 'The network from the file has taken the place of the trained one.',
    offer: 'Undo import',
  },
  open: { told: 'The kept run has taken the place of the one at hand.', offer: 'Undo' },
  undo: { told: 'The newer network was set aside.', offer: 'Bring it back' },
};

/** Problems, warnings, notes about an experiment, and offers to undo. */
export function Notices() {
  return (
    <div className={styles['notices']} data-takes-focus tabIndex={-1}>
      <ProblemNotice />
      <NewVersionNotice />
      <ShortfallNotice />
      <WarningNotice />
      <CarriedOnNotice />
      <ExperimentNotice />
      <SameNetworkNotice />
      <UndoNotice />
      <SeedsNotice />
    </div>
  );
}

/** Of all these, what a person must know of a panel that stands alone. */
export function Troubles() {
  return (
    <div className={styles['notices']} data-takes-focus tabIndex={-1}>
      <ProblemNotice />
      <ShortfallNotice />
      <WarningNotice />
      <SameNetworkNotice />
    </div>
  );
}

function ProblemNotice() {
  const problem = usePlayground((state) => state.problem);
  if (problem === null) return null;
  const remedy = problem.remedy === null ? null : remedies[problem.remedy];
  return (
    <div role="alert" className={styles['problem']}>
      <p>{problem.message}</p>
      {remedy !== null && <Button onClick={remedy.act}>{remedy.text}</Button>}
      <Button look="icon" aria-label="Close the message" onClick={actions.page.dismissProblem}>
        <X size={16} aria-hidden />
      </Button>
    </div>
  );
}

/** A warning about the run, while its reason lasts. */
function WarningNotice() {
  const nouns = useNouns();
  const warning = usePlayground(({ run: { status } }) => status?.warning ?? null);
  const settings = usePlayground((state) => state.run.status?.settings ?? state.settings);
  if (warning === null) return null;
  return (
    <div role="status" className={styles['warning']}>
      <TriangleAlert size={16} aria-hidden />
      <p>{warningWords(warning, settings, nouns)}</p>
    </div>
  );
}

/** Says what to watch while an experiment runs. */
function ExperimentNotice() {
  const id = usePlayground((state) => state.experiment);
  if (id === null) return null;
  const { name, watch } = experiments[id];
  return (
    <div role="status" className={styles['experiment']}>
      <FlaskConical size={16} aria-hidden />
      <p>
        <b>{`${name}.`}</b> <span>{watch}</span>
      </p>
      <Button
        look="icon"
        aria-label="Close the experiment’s words"
        onClick={actions.experiments.dismiss}
      >
        <X size={16} aria-hidden />
      </Button>
    </div>
  );
}

function UndoNotice() {
  const undo = usePlayground((state) => state.undo);
  if (undo === null) return null;
  return (
    <div role="status" className={styles['undo']}>
      <p>{undoWords[undo].told}</p>
      <Button onClick={() => void actions.run.undoReset()}>
        <Undo2 size={15} aria-hidden /> <span>{undoWords[undo].offer}</span>
      </Button>
    </div>
  );
}
