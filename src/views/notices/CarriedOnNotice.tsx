/** Draws the line about the run that the page has carried on. */
import { History, X } from 'lucide-react';
import { actions, usePlayground } from '../../store/usePlayground.ts';
import { Button } from '../components/Button.tsx';
import { formatCount } from '../format.ts';
import styles from './notices.module.css';

/** Says from where the run goes on; *Start over* begins a new one, and this one stays under *Runs*. */
export function CarriedOnNotice() {
  const carriedOn = usePlayground((state) => state.runs.carriedOn);
  const canReset = usePlayground(
    ({ runState, run: { status } }) =>
      runState !== 'loading' && runState !== 'error' && status !== null && status.step > 0,
  );
  if (carriedOn === null) return null;
  return (
    <div role="status" className={styles['undo']}>
      <History size={16} aria-hidden />
      <p>
        {`Carried on from step ${formatCount(carriedOn.step)}${
          carriedOn.as === 'copy'
            ? ', on a copy: the run itself is open in another tab. What you do here does not touch it'
            : ''
        }.`}
      </p>
      <Button disabled={!canReset} onClick={() => void actions.carryOn.startOver()}>
        Start over
      </Button>
      <Button look="icon" aria-label="Close the line" onClick={actions.carryOn.dismiss}>
        <X size={16} aria-hidden />
      </Button>
    </div>
  );
}
