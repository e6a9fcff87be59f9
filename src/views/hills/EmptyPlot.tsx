/** Draws the place of the hills while there are no distances. */
import type { ReactNode } from 'react';
import styles from './hills.module.css';
import { plot } from './shapes.ts';

/** A sketch of two hills with a message on it. It has the size of the real plot. */
export function EmptyPlot({ children }: { readonly children: ReactNode }) {
  return (
    <div>
      <div className={styles['plot']}>
        <svg viewBox={`0 0 ${plot.width} ${plot.height}`} className={styles['hills']} aria-hidden>
          <g className={styles['sketch']}>
            <path d="M4 150C34 150 36 84 62 84S92 150 124 150" />
            <path d="M110 150C176 150 178 96 222 96S276 150 332 150" />
          </g>
          <path className={styles['base']} d={`M0 ${plot.height - 0.5}H${plot.width}`} />
        </svg>
        <p className={styles['invitation']}>{children}</p>
      </div>
      <div className={styles['axis']} aria-hidden>
        <span>0</span>
      </div>
      <p className={styles['axisName']}>distance →</p>
    </div>
  );
}
