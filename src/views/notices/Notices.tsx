import { Undo2, X } from 'lucide-react';
import type { Problem, UndoKind } from '../../store/state.ts';
import { actions, usePlayground } from '../../store/usePlayground.ts';
import { Button } from '../components/Button.tsx';
import styles from './notices.module.css';

const remedies: Record<NonNullable<Problem['remedy']>, { text: string; act: () => void }> = {
  'retry-loading': { text: 'Retry', act: () => void actions.retryLoading() },
  restart: { text: 'Start again', act: () => void actions.restart() },
  'use-auto-backend': {
    text: 'Let the page choose',
    act: () => void actions.chooseBackend('auto'),
  },
};

const undoWords: Record<UndoKind, { told: string; offer: string }> = {
  reset: { told: 'The trained network was set aside.', offer: 'Undo reset' },
  import: {
    told: 'The network from the file has taken the place of the trained one.',
    offer: 'Undo import',
  },
  undo: { told: 'The newer network was set aside.', offer: 'Bring it back' },
};

/** What a person must see, and what can be taken back. */
export function Notices() {
  return (
    <div className={styles['notices']}>
      <ProblemNotice />
      <UndoNotice />
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
      <Button look="icon" aria-label="Close the message" onClick={actions.dismissProblem}>
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
      <Button onClick={() => void actions.undoReset()}>
        <Undo2 size={15} aria-hidden /> {undoWords[undo].offer}
      </Button>
    </div>
  );
}
