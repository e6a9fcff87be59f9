/** Draws the figures of the run in the header. */
import type { RunStatus } from '../../store/core/state.ts';
import { usePlayground } from '../../store/usePlayground.ts';
import { formatCount, formatDuration, formatLoss, formatShare } from '../format.ts';
import styles from './header.module.css';

/** The progress of the run and the quality of the network, in numbers. */
export function RunFigures() {
  const status = usePlayground((state) => state.run.status);
  const evaluation = usePlayground((state) => state.run.evaluation);
  const loss = usePlayground((state) => state.run.latestLoss);
  const step = status?.step ?? 0;
  const accuracy = evaluation?.evaluation.pairAccuracy;
  return (
    <dl className={styles['figures']}>
      <Figure
        value={formatCount(step)}
        note={status === null ? 'steps' : `of ${formatCount(status.plannedSteps)} steps`}
        testId="step-count"
        exact={step}
      />
      <Figure
        value={accuracy === undefined ? '–' : formatShare(accuracy)}
        note={
          evaluation === null
            ? 'of test pairs'
            : `of ${formatCount(2 * evaluation.evaluation.pairsOfEach)} test pairs`
        }
        testId="pair-accuracy"
        exact={accuracy ?? ''}
      />
      <Figure
        value={loss === null ? '–' : formatLoss(loss)}
        note="loss"
        testId="loss"
        exact={loss ?? ''}
      />
      <Figure
        value={status === null || status.elapsedMs === 0 ? '–' : formatDuration(status.elapsedMs)}
        note={timeNote(status)}
      />
    </dl>
  );
}

interface FigureProps {
  readonly value: string;
  readonly note: string;
  readonly testId?: string;
  readonly exact?: number | string;
}

function Figure({ value, note, testId, exact }: FigureProps) {
  return (
    <div>
      <dt>{note}</dt>
      <dd data-testid={testId} data-value={exact}>
        {value}
      </dd>
    </div>
  );
}

function timeNote(status: RunStatus | null): string {
  if (status?.activity === 'waiting-for-data') return 'waiting for images';
  if (status?.activity === 'evaluating') return 'measuring …';
  if (status === null || status.stepMs === null) return 'training time';
  if (status.state !== 'training') return `${formatDuration(status.stepMs)} a step`;
  const leftMs = (status.plannedSteps - status.step) * status.stepMs;
  return `about ${formatDuration(Math.max(leftMs, 1_000))} left`;
}
