import { lazy, Suspense } from 'react';
import type { History } from '../../store/history.ts';
import type { Playground } from '../../store/playground.ts';
import { formatAxisNumber, formatLikelihood, formatLoss, formatShare } from '../format.ts';
import styles from './curves.module.css';
import type { Line } from './line.ts';
import { useSlowly } from './useSlowly.ts';

/** Recharts is larger than the rest of the page together: it comes after the first paint. */
const CurveChart = lazy(async () => ({ default: (await import('./CurveChart.tsx')).CurveChart }));

interface CurveFigure {
  readonly label: string;
  readonly title: string;
  readonly lines: readonly Line[];
  /** Fixed ends of the value axis, or what the values ask for. */
  readonly range: readonly [number | 'auto', number | 'auto'];
  /** Where the value axis has its marks, where its ends are fixed. */
  readonly ticks?: readonly number[];
  readonly formatTick: (value: number) => string;
  readonly formatValue: (value: number) => string;
  /** What will be seen here, before there is anything. */
  readonly empty: string;
}

const percent = (value: number): string => `${Math.round(100 * value)} %`;

const figures: readonly CurveFigure[] = [
  {
    label: 'Loss curve',
    title: 'Loss',
    lines: [
      { name: 'training', curve: 'trainingLoss', colour: 'var(--control-line)' },
      { name: 'validation', curve: 'validationLoss', colour: 'var(--ink)' },
    ],
    range: [0, 'auto'],
    formatTick: formatAxisNumber,
    formatValue: formatLoss,
    empty: 'What training makes small.',
  },
  {
    label: 'Pair accuracy curve',
    title: 'Pair accuracy',
    lines: [{ name: 'test pairs right', curve: 'pairAccuracy', colour: 'var(--ink)' }],
    range: [0.5, 1],
    ticks: [0.5, 0.75, 1],
    formatTick: percent,
    formatValue: (value) => formatShare(value),
    empty: 'How many test pairs are told right: 50 % is guessing.',
  },
  {
    label: 'Distance curve',
    title: 'Mean distance',
    lines: [
      { name: 'same', curve: 'positiveDistance', colour: 'var(--same)' },
      { name: 'different', curve: 'negativeDistance', colour: 'var(--different)', isDashed: true },
    ],
    range: [0, 'auto'],
    formatTick: formatAxisNumber,
    formatValue: (value) => value.toFixed(2),
    empty: 'How far apart same and different digits lie.',
  },
  {
    label: 'Similarity curve',
    title: 'Your pair',
    lines: [{ name: 'likely the same', curve: 'similarity', colour: 'var(--ink)' }],
    range: [0, 1],
    ticks: [0, 0.5, 1],
    formatTick: percent,
    formatValue: formatLikelihood,
    empty: 'Draw two digits and train: their similarity as the network learns.',
  },
];

const selectHistory = (state: Playground): History => state.history;
const selectPlannedSteps = ({ status }: Playground): number =>
  Math.max(1, status?.plannedSteps ?? 1);

/** How it went: four curves on the same steps. */
export function Curves() {
  return (
    <div className={styles['curves']}>
      {figures.map((figure, slot) => (
        <CurveCard key={figure.label} figure={figure} slot={slot} />
      ))}
    </div>
  );
}

function CurveCard({ figure, slot }: { readonly figure: CurveFigure; readonly slot: number }) {
  const history = useSlowly(selectHistory, slot);
  const lastStep = useSlowly(selectPlannedSteps, slot);
  const { label, title, lines, range, ticks, formatTick, formatValue, empty } = figure;
  const isEmpty = lines.every(({ curve }) => history[curve].length === 0);
  return (
    <figure className={styles['card']} aria-label={label}>
      <figcaption>
        <span className={styles['title']}>{title}</span>
        <span className={styles['values']}>
          {lines.map(({ name, curve, colour, isDashed = false }) => {
            const value = history[curve].at(-1)?.value;
            return (
              <span key={curve}>
                <svg viewBox="0 0 14 6" width={14} height={6} aria-hidden>
                  <path
                    d="M0 3H14"
                    stroke={colour}
                    strokeWidth={2}
                    strokeDasharray={isDashed ? '4 2' : undefined}
                  />
                </svg>{' '}
                {name} <b>{value === undefined ? '–' : formatValue(value)}</b>
              </span>
            );
          })}
        </span>
      </figcaption>
      <div className={styles['chart']}>
        {isEmpty ? (
          <p className={styles['empty']}>{empty}</p>
        ) : (
          <Suspense fallback={null}>
            <CurveChart
              history={history}
              lastStep={lastStep}
              lines={lines}
              range={range}
              ticks={ticks}
              formatTick={formatTick}
              formatValue={formatValue}
            />
          </Suspense>
        )}
      </div>
    </figure>
  );
}
