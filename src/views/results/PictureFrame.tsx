import { lazy, type ReactNode, Suspense } from 'react';
import { Tip } from '../components/Tip.tsx';
import styles from './quality.module.css';
import type { UnitSquareChartProps } from './UnitSquareChart.tsx';

/** Recharts is larger than the rest of the page together: it comes after the first paint. */
const UnitSquareChart = lazy(async () => ({
  default: (await import('./UnitSquareChart.tsx')).UnitSquareChart,
}));

interface PictureFrameProps extends UnitSquareChartProps {
  readonly title: string;
  readonly tip: ReactNode;
  /** What the lines and the marks are. */
  readonly legend: ReactNode;
}

/** A square picture of shares over shares, with its names. */
export function PictureFrame({ title, tip, legend, ...chart }: PictureFrameProps) {
  return (
    <figure className={styles['picture']} aria-label={title}>
      <figcaption>
        <span className={styles['title']}>
          {title} <Tip about={title}>{tip}</Tip>
        </span>
        <span className={styles['legend']}>{legend}</span>
      </figcaption>
      <p className={styles['axis']}>↑ {chart.yName}, %</p>
      <div className={styles['square']}>
        {chart.points.length > 0 ? (
          <Suspense fallback={null}>
            <UnitSquareChart {...chart} />
          </Suspense>
        ) : (
          <p className={styles['nothing']}>Nothing to draw: the words below say why.</p>
        )}
      </div>
      <p className={styles['axis']} data-end>
        {chart.xName}, % →
      </p>
    </figure>
  );
}
