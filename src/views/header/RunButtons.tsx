/** Draws the buttons that start, pause, step and reset a run. */
import { Pause, Play, RotateCcw, StepForward } from 'lucide-react';
import type { RunState } from '../../store/core/state.ts';
import { actions, usePlayground } from '../../store/usePlayground.ts';
import { Button } from '../components/Button.tsx';
import styles from './header.module.css';

const trainWords: Record<RunState, string> = {
  loading: 'Train',
  ready: 'Train',
  training: 'Pause',
  paused: 'Resume',
  finished: 'Train on',
  error: 'Train',
};

/** The first button starts, pauses or resumes, according to the state of the run. */
export function RunButtons() {
  const runState = usePlayground((state) => state.runState);
  const hasLearnt = usePlayground(({ run: { status } }) => status !== null && status.step > 0);
  const isTraining = runState === 'training';
  const canRun = runState !== 'loading' && runState !== 'error';
  return (
    <section
      className={styles['run']}
      aria-label="Training"
      data-testid="run-state"
      data-value={runState}
    >
      <Button
        look="primary"
        className={styles['train']}
        disabled={!canRun}
        onClick={() => void (isTraining ? actions.run.pause() : actions.run.train())}
      >
        {isTraining ? <Pause size={16} aria-hidden /> : <Play size={16} aria-hidden />}
        <span>{trainWords[runState]}</span>
      </Button>
      <Button disabled={!canRun} onClick={() => void actions.run.takeStep()}>
        <StepForward size={16} aria-hidden /> Step
      </Button>
      <Button disabled={!canRun || !hasLearnt} onClick={() => void actions.run.reset()}>
        <RotateCcw size={15} aria-hidden /> Reset
      </Button>
    </section>
  );
}
