/** Draws the table of runs, which a press on a column's head sorts. */
import { ArrowDown, ArrowUp } from 'lucide-react';
import type { KeptRun } from '../../store/runs/keptRun.ts';
import { usePlayground } from '../../store/usePlayground.ts';
import { ScrollingArea } from '../components/ScrollingArea.tsx';
import { RunRow } from './RunRow.tsx';
import type { RunColumn, SortOrder } from './runColumns.ts';
import styles from './runsTable.module.css';

interface RunsTableProps {
  readonly runs: readonly KeptRun[];
  readonly columns: readonly RunColumn[];
  readonly order: SortOrder | null;
  readonly onOrder: (order: SortOrder) => void;
}

export function RunsTable({ runs, columns, order, onOrder }: RunsTableProps) {
  const presentKey = usePlayground((state) => state.runs.presentKey);
  const openElsewhere = usePlayground((state) => state.runs.openElsewhere);
  return (
    <ScrollingArea label="Table of runs" maxHeight="440px">
      <table className={styles['table']} aria-label="Runs">
        <thead>
          <tr>
            <th scope="col">
              <span className={styles['hidden']}>In the curves</span>
            </th>
            <SortableHead
              column="name"
              title="Name"
              isNumber={false}
              order={order}
              onOrder={onOrder}
            />
            <th scope="col">
              <span className={styles['hidden']}>Actions</span>
            </th>
            {columns.map((column) => (
              <SortableHead
                key={column.key}
                column={column.key}
                title={column.title}
                isNumber={column.isNumber}
                order={order}
                onOrder={onOrder}
              />
            ))}
          </tr>
        </thead>
        <tbody>
          {runs.map((run) => (
            <RunRow
              key={run.key}
              run={run}
              columns={columns}
              place={
                run.key === presentKey
                  ? 'here'
                  : openElsewhere.includes(run.key)
                    ? 'elsewhere'
                    : 'kept'
              }
            />
          ))}
        </tbody>
      </table>
    </ScrollingArea>
  );
}

interface SortableHeadProps {
  readonly column: string;
  readonly title: string;
  readonly isNumber: boolean;
  readonly order: SortOrder | null;
  readonly onOrder: (order: SortOrder) => void;
}

function SortableHead({ column, title, isNumber, order, onOrder }: SortableHeadProps) {
  const isSorted = order?.key === column;
  const isRising = isSorted && order.isRising;
  // The best figures first: most of them are the highest.
  const next = { key: column, isRising: isSorted ? !isRising : !isNumber };
  return (
    <th
      scope="col"
      data-is-number={isNumber}
      aria-sort={isSorted ? (isRising ? 'ascending' : 'descending') : 'none'}
    >
      <button type="button" className={styles['sort']} onClick={() => onOrder(next)}>
        <span>{title}</span>
        <span className={styles['arrow']} data-sorted={isSorted}>
          {isRising ? <ArrowUp size={12} aria-hidden /> : <ArrowDown size={12} aria-hidden />}
        </span>
      </button>
    </th>
  );
}
