/** Draws the frame of a square picture: summary, legend and axis names. */
import type { ReactNode } from 'react';
import { later } from '../components/lazy/later.tsx';
import { Picture } from '../components/picture/Picture.tsx';
import type { PictureTable } from '../components/picture/pictureTable.ts';
import styles from './quality.module.css';
import type { UnitSquareChartProps } from './UnitSquareChart.tsx';

/** Loaded on demand: Recharts is larger than the rest of the page together. */
const UnitSquareChart = later(
  () => import('./UnitSquareChart.tsx'),
  ({ UnitSquareChart }) => UnitSquareChart,
);

interface PictureFrameProps extends UnitSquareChartProps {
  readonly title: string;
  readonly tip: ReactNode;
  /** One line about what the picture shows now. */
  readonly summary: string;
  readonly table: () => PictureTable | null;
  /** Names the lines and marks. */
  readonly legend: ReactNode;
}

/** Without points, a message stands in place of the chart. */
export function PictureFrame(props: PictureFrameProps) {
  const { title, tip, summary, table, legend, ...chart } = props;
  return (
    <Picture
      className={styles['picture']}
      name={title}
      tip={tip}
      summary={summary}
      table={() => (chart.points.length > 0 ? table() : null)}
    >
      <p className={styles['legend']}>{legend}</p>
      <p className={styles['axis']}>{`↑ ${chart.yName}, %`}</p>
      <div className={styles['square']}>
        {chart.points.length > 0 ? (
          <UnitSquareChart {...chart} />
        ) : (
          <p className={styles['nothing']}>Nothing to draw: the words below say why.</p>
        )}
      </div>
      <p className={styles['axis']} data-end>
        {`${chart.xName}, % →`}
      </p>
    </Picture>
  );
}
