/** Draws the figures of the run: in the header, and in the line above an embedded panel. */
import type { NounText } from '../../settings/facts/nouns.ts';
import { sources } from '../../settings/facts/sources.ts';
import type { RunStatus } from '../../store/core/state.ts';
import type { NewestFigure } from '../../store/run/newestFigure.ts';
import { usePlayground } from '../../store/usePlayground.ts';
import { useNouns } from '../components/useNouns.ts';
import { formatCount, formatDuration, formatEstimate, formatLoss, formatShare } from '../format.ts';
import styles from './header.module.css';

/** The progress of the run and the quality of the network, in numbers. */
export function RunFigures() {
  const status = usePlayground((state) => state.run.status);
  const loss = usePlayground((state) => state.run.latestLoss);
  return (
    <dl className={styles['figures']}>
      <Steps />
      <Accuracy />
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

/** The steps that were taken, of those that are planned. */
export function Steps() {
  const status = usePlayground((state) => state.run.status);
  const step = status?.step ?? 0;
  return (
    <Figure
      value={formatCount(step)}
      note={status === null ? 'steps' : `of ${formatCount(status.plannedSteps)} steps`}
      testId="step-count"
      exact={step}
    />
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

/** The newest figure with half the width of its interval, and the step of the network that it belongs to. */
export function Accuracy() {
  const figure = usePlayground((state) => state.run.figure);
  // The area under the curve says more of a network that sees no digit.
  const showsArea = usePlayground(
    ({ run: { status } }) => status !== null && sources[status.settings.learnFrom].hasSymbols,
  );
  const interval = figure?.interval ?? null;
  return (
    <div>
      <dt>
        {showsArea ? (
          <Area area={figure?.areaUnderCurve ?? null} />
        ) : (
          <span>{figure === null ? 'of test pairs' : 'pairs'}</span>
        )}
        {figure !== null && <span>{`, step ${formatCount(figure.step)}`}</span>}
      </dt>
      <dd
        data-testid="pair-accuracy"
        data-value={figure?.pairAccuracy ?? ''}
        data-step={figure?.step ?? ''}
        data-basis={figure?.basis ?? ''}
        data-low={interval?.low ?? ''}
        data-high={interval?.high ?? ''}
        title={figure === null ? undefined : inWords(figure)}
      >
        <span>{figure === null ? '–' : formatShare(figure.pairAccuracy)}</span>
        {interval !== null && (
          <span className={styles['interval']}>
            {`±${(50 * (interval.high - interval.low)).toFixed(1)}`}
          </span>
        )}
      </dd>
    </div>
  );
}

function Area({ area }: { readonly area: number | null }) {
  const words = areaInWords(useNouns());
  return (
    <span data-testid="pair-auc" data-value={area ?? ''} title={words}>
      {area === null ? 'AUC' : `AUC ${area.toFixed(3)}`}
    </span>
  );
}

const areaInWords: NounText = ({ classNoun: { one } }) =>
  `The chance that a pair of the same ${one} lies closer together than a pair of different ones, whatever the threshold. Guessing gives 50 %.`;

const wordsOfBasis = {
  look: 'all pairs of a few hundred test images',
  quick: 'a part of the fixed test pairs',
  full: 'all fixed test pairs',
} as const;

function inWords({ step, basis, interval }: NewestFigure): string {
  const between =
    interval === null
      ? ''
      : `; between ${formatShare(interval.low)} and ${formatShare(interval.high)} with 95 % confidence`;
  return `After step ${formatCount(step)}, of ${wordsOfBasis[basis]}${between}`;
}

function timeNote(status: RunStatus | null): string {
  if (status?.activity === 'waiting-for-data') return 'waiting for images';
  if (status?.activity === 'evaluating') return 'measuring …';
  if (status === null || status.stepMs === null) return 'training time';
  if (status.state !== 'training') return `${formatDuration(status.stepMs)} a step`;
  const leftMs = (status.plannedSteps - status.step) * status.stepMs;
  return `about ${formatEstimate(leftMs)} left`;
}
