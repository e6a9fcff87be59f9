/** Draws a share in a table as a number with a bar. */
import type { Interval } from '../../metrics/pairs/interval.ts';
import { formatShare } from '../format.ts';
import styles from './heldOut.module.css';

interface ShareCellProps {
  readonly testId: string;
  /** 0…1; `null` if it is missing. */
  readonly share: number | null;
  /** Its 95 % interval, where it has one. */
  readonly interval?: Interval | null;
  /** Whether it is the main figure of its row. */
  readonly isOwn?: boolean;
  /** The text without a figure. */
  readonly missing?: string;
}

/** 100 % is as wide as the column. */
export function ShareCell(props: ShareCellProps) {
  const { testId, share, interval, isOwn = false, missing = '–' } = props;
  return (
    <td data-testid={testId} data-value={share ?? ''} data-own={isOwn}>
      {share === null ? (
        <span className={styles['missing']}>{missing}</span>
      ) : (
        <>
          <span>{formatShare(share)}</span>
          <span className={styles['bar']} aria-hidden>
            <span style={{ width: `${100 * share}%` }} />
          </span>
        </>
      )}
      {interval !== undefined && (
        <span key="interval" className={styles['interval']}>
          {interval === null
            ? '\u00a0'
            : `${(100 * interval.low).toFixed(1)} to ${formatShare(interval.high)}`}
        </span>
      )}
    </td>
  );
}
