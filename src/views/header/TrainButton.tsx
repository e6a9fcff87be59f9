/** Draws the button that starts, pauses or resumes a run. */
import { Pause, Play } from 'lucide-react';
import type { RunState } from '../../store/core/state.ts';
import { actions, usePlayground } from '../../store/usePlayground.ts';
import { Button } from '../components/Button.tsx';

const words: Record<RunState, string> = {
  loading: 'Train',
  ready: 'Train',
  training: 'Pause',
  paused: 'Resume',
  finished: 'Train on',
  error: 'Train',
};

/** What it does follows from the state of the run; it waits until there is a network. */
export function TrainButton({ className = '' }: { readonly className?: string | undefined }) {
  const runState = usePlayground((state) => state.runState);
  const isTraining = runState === 'training';
  return (
    <Button
      look="primary"
      className={className}
      disabled={runState === 'loading' || runState === 'error'}
      onClick={() => void (isTraining ? actions.run.pause() : actions.run.train())}
    >
      {isTraining ? <Pause size={16} aria-hidden /> : <Play size={16} aria-hidden />}
      <span>{words[runState]}</span>
    </Button>
  );
}
