/** Draws how far the network of the link has got, and whether it is the very same one. */
import { Check, X } from 'lucide-react';
import { Progress } from 'radix-ui';
import type { SameNetwork } from '../../store/sameNetwork/sameNetwork.ts';
import { actions, usePlayground } from '../../store/usePlayground.ts';
import { Button } from '../components/Button.tsx';
import { formatCount } from '../format.ts';
import progress from '../seeds/progress.module.css';
import styles from './notices.module.css';

export function SameNetworkNotice() {
  const same = usePlayground((state) => state.sameNetwork);
  if (same === null) return null;
  const { state } = same;
  return state === 'waiting' || state === 'training' ? (
    <TrainingAnew same={same} />
  ) : (
    <Verdict same={same} state={state} />
  );
}

function TrainingAnew({ same }: { readonly same: SameNetwork }) {
  const step = usePlayground(({ run: { status } }) => status?.step ?? 0);
  const { steps } = same.wanted;
  const done = Math.min(step, steps);
  const words = `step ${formatCount(done)} of ${formatCount(steps)}`;
  return (
    <section className={styles['seeds']} aria-label="The network of the link">
      <div className={progress['progress']}>
        <p className={progress['words']}>
          <span>The link names a network. This page trains it anew, by the same arithmetic.</span>
          <span className={progress['left']}>{words}</span>
        </p>
        <Progress.Root
          className={progress['bar']}
          aria-label="The same network"
          value={done}
          max={steps}
          getValueLabel={() => words}
        >
          <Progress.Indicator
            className={progress['done']}
            style={{ width: `${(100 * done) / steps}%` }}
          />
        </Progress.Root>
      </div>
      <Button onClick={() => void actions.sameNetwork.cancel()}>Cancel</Button>
    </section>
  );
}

const titles = {
  same: 'The very same network.',
  different: 'Not the same network.',
  impossible: 'The link’s network cannot be trained to the bit here.',
} as const;

interface VerdictProps {
  readonly same: SameNetwork;
  readonly state: keyof typeof titles;
}

function Verdict({ same, state }: VerdictProps) {
  return (
    <div role="status" className={styles[state === 'same' ? 'seeds' : 'warning']}>
      {state === 'same' && <Check size={16} aria-hidden />}
      <p>
        <b>{titles[state]}</b> <span>{verdictWords(same)}</span>
      </p>
      <Button
        look="icon"
        aria-label="Close the words about the link’s network"
        onClick={actions.sameNetwork.dismiss}
      >
        <X size={16} aria-hidden />
      </Button>
    </div>
  );
}

function verdictWords({ wanted, state, found, awayShare, reasons }: SameNetwork): string {
  const steps = formatCount(wanted.steps);
  const compared = {
    same: `Its weights after ${steps} steps have the link’s checksum ${wanted.checksum}.`,
    different: `The checksum after ${steps} steps is ${found}, the link’s is ${wanted.checksum}.${awayShare === null ? '' : ` ${awayWords(awayShare)}`}`,
    impossible: '',
    waiting: '',
    training: '',
  }[state];
  return [compared, ...reasons].join(' ').trim();
}

/** A distance of so little comes of the rounding of single additions. */
const ofRounding = 2e-6;

/** @param share of the weights' length, from 0 */
function awayWords(share: number): string {
  if (share < ofRounding) return 'Its weights differ from the link’s by rounding alone.';
  const percent = 100 * share < 1 ? (100 * share).toPrecision(1) : Math.round(100 * share);
  return `Its weights are about ${percent} % of their length away from the link’s; of two networks that have nothing in common, it is about 140 %.`;
}
