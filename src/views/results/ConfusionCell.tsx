/** Draws one cell of the confusion matrix. */
import type { KeyboardEvent } from 'react';
import type { ClassFacts } from '../../settings/datasets.ts';
import type { ClassPair } from '../../store/worstPairs/worstPairs.ts';
import styles from './confusions.module.css';
import {
  cellDistance,
  cellNumber,
  cellWords,
  distanceShadeOf,
  type MatrixCell,
  shadeOf,
} from './matrix.ts';
import { shadeColour } from './shade.ts';

/** The value that the cells show. */
export type Reading = 'error-rate' | 'mean-distance';

interface ConfusionCellProps {
  readonly row: number;
  readonly column: number;
  /** The classes of its row and its column. */
  readonly classes: readonly [number, number];
  readonly cell: MatrixCell;
  readonly dataset: ClassFacts;
  readonly reading: Reading;
  readonly threshold: number;
  readonly isChosen: boolean;
  /** Whether the cell is in the tab order. */
  readonly isStop: boolean;
  readonly onChoose: (cell: ClassPair) => void;
  readonly onFocus: () => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

/** One pair of classes. A press shows its worst pairs. */
export function ConfusionCell(props: ConfusionCellProps) {
  const { row, column, classes, cell, dataset, reading, threshold, isChosen, isStop } = props;
  const { onChoose, onFocus, onKeyDown } = props;
  const { errorRate, meanDistance } = cell;
  const words = cellWords(...classes, cell, dataset);
  if (errorRate === null || meanDistance === null) {
    return (
      <td title={words} data-empty>
        <span className={styles['unseen']}>no pairs</span>
      </td>
    );
  }
  const mistake = row === column ? 'called-different' : 'called-same';
  const background =
    reading === 'error-rate'
      ? shadeColour(mistake, shadeOf(errorRate))
      : shadeColour(
          meanDistance <= threshold ? 'called-same' : 'called-different',
          distanceShadeOf(meanDistance, threshold),
        );
  const rate = errorRate > 0 ? cellNumber(errorRate) : <span className={styles['unseen']}>0</span>;
  return (
    <td data-diagonal={row === column} style={{ background }}>
      <button
        type="button"
        title={words}
        aria-label={words}
        aria-pressed={isChosen}
        tabIndex={isStop ? 0 : -1}
        data-cell={`${row}-${column}`}
        onClick={() => onChoose({ classA: Math.min(...classes), classB: Math.max(...classes) })}
        onFocus={onFocus}
        onKeyDown={onKeyDown}
      >
        {reading === 'error-rate' ? rate : cellDistance(meanDistance)}
      </button>
    </td>
  );
}
