/** Draws the buttons that start, pause, step and reset a run. */
import { RotateCcw, StepForward } from 'lucide-react';
import { actions, usePlayground } from '../../store/usePlayground.ts';
import { Button } from '../components/Button.tsx';
import styles from './header.module.css';
import { TrainButton } from './TrainButton.tsx';

/** They wait until there is a network to run. */
export function RunButtons() {
  const runState = usePlayground((state) => state.runState);
  const hasLearnt = usePlayground(({ run: { status } }) => status !== null && status.step > 0);
  const canRun = runState !== 'loading' && runState !== 'error';
  return (
    <section
      className={styles['run']}
      aria-label="Training"
      data-testid="run-state"
      data-value={runState}
    >
      <TrainButton className={styles['train']} />
      <Button disabled={!canRun} onClick={() => void actions.run.takeStep()}>
        <StepForward size={16} aria-hidden /> Step
      </Button>
      <Button disabled={!canRun || !hasLearnt} onClick={() => void actions.run.reset()}>
        <RotateCcw size={15} aria-hidden /> Reset
      </Button>
    </section>
  );
}
