/** Draws the two histograms of distances. */
import { useId } from 'react';
import type { Elements } from '../components/elements.ts';
import { formatAxisNumber } from '../format.ts';
import styles from './hills.module.css';
import { hillPath, plot, xOf } from './shapes.ts';
import type { HillsOfPairs } from './useHills.ts';

interface HillsPlotProps
  extends Pick<
    HillsOfPairs,
    'positive' | 'negative' | 'top' | 'axisEnd' | 'threshold' | 'calibrated'
  > {
  /** Drawn over the plot, in the same size. */
  readonly children: Elements;
}

/** Both share one axis: same pairs are filled, different pairs outlined, wrong decisions hatched. */
export function HillsPlot(props: HillsPlotProps) {
  const { positive, negative, top, axisEnd, threshold, calibrated, children } = props;
  const id = useId();
  const [same, different] = [hillPath(positive, top), hillPath(negative, top)];
  const x = threshold === null ? null : xOf(threshold / axisEnd);
  return (
    <div>
      <div className={styles['plot']}>
        <svg viewBox={`0 0 ${plot.width} ${plot.height}`} className={styles['hills']} aria-hidden>
          <path className={styles['same']} d={same} />
          <path className={styles['different']} d={different} />
          {x !== null && (
            <>
              <pattern
                id={`${id}-hatch`}
                width={4}
                height={4}
                patternUnits="userSpaceOnUse"
                patternTransform="rotate(45)"
              >
                <path d="M1 0V4" className={styles['hatch']} />
              </pattern>
              <clipPath id={`${id}-left`}>
                <rect width={x} height={plot.height} />
              </clipPath>
              <clipPath id={`${id}-right`}>
                <rect x={x} width={plot.width - x} height={plot.height} />
              </clipPath>
              <g fill={`url(#${id}-hatch)`}>
                <path d={different} clipPath={`url(#${id}-left)`} />
                <path d={same} clipPath={`url(#${id}-right)`} />
              </g>
            </>
          )}
          <path className={styles['base']} d={`M0 ${plot.height - 0.5}H${plot.width}`} />
          {calibrated !== null && (
            <path
              className={styles['calibrated']}
              d={`M${xOf(calibrated / axisEnd)} ${plot.headroom - 12}V${plot.height}`}
            />
          )}
        </svg>
        {children}
      </div>
      <div className={styles['axis']} aria-hidden>
        <span>0</span>
        <span>{formatAxisNumber(axisEnd / 2)}</span>
        <span>{formatAxisNumber(axisEnd)}</span>
      </div>
      <p className={styles['axisName']}>distance →</p>
    </div>
  );
}
