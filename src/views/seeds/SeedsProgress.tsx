/** Draws how far the comparison over seeds has got. */
import { Progress } from 'radix-ui';
import type { SeedComparison } from '../../store/seeds/seedComparison.ts';
import { type PresentTrial, progressOf } from '../../store/seeds/seedsState.ts';
import { usePlayground } from '../../store/usePlayground.ts';
import { formatCount, formatEstimate } from '../format.ts';
import styles from './progress.module.css';

interface SeedsProgressProps {
  readonly comparison: SeedComparison;
  /** Says also what the present run is and its step, in place of what the bar is about. */
  readonly isFull: boolean;
}

/** A bar with the number of the present run and the time that is left. */
export function SeedsProgress({ comparison, isFull }: SeedsProgressProps) {
  const trial = usePlayground(({ seeds }) => seeds.trial);
  const { done, count, share, leftMs } = progressOf(comparison, trial);
  const percent = Math.round(100 * share);
  const run = `Run ${formatCount(Math.min(done + 1, count))} of ${formatCount(count)}`;
  const left = leftMs === null ? '' : `about ${formatEstimate(leftMs)} left`;
  return (
    <div className={styles['progress']} data-testid="seed-progress" data-value={done}>
      <p className={styles['words']}>
        <span>
          {isFull ? <b>{run}</b> : <span>{`Comparing over seeds: ${run.toLowerCase()}`}</span>}
          {isFull && <span>{`: ${trialWords(comparison, trial)}`}</span>}
        </span>
        <span className={styles['left']}>{left}</span>
      </p>
      <Progress.Root
        className={styles['bar']}
        aria-label="Comparison over seeds"
        value={percent}
        getValueLabel={() => `${run}, ${percent} %`}
      >
        <Progress.Indicator className={styles['done']} style={{ width: `${100 * share}%` }} />
      </Progress.Root>
    </div>
  );
}

function trialWords({ arms, steps }: SeedComparison, trial: PresentTrial | null): string {
  if (trial === null) return 'starting …';
  const { arm, seed, step, activity } = trial;
  const name = arms[arm]?.name ?? '?';
  const doing =
    activity === 'evaluating'
      ? 'measuring …'
      : `step ${formatCount(step)} of ${formatCount(steps)}`;
  return `${name}, seed ${seed}, ${doing}`;
}
