/** Draws the confusion matrix. */
import { type KeyboardEvent, memo, useRef, useState } from 'react';
import { type ClassFacts, type ClassNoun, classNameOf } from '../../settings/datasets.ts';
import type { ClassPair } from '../../store/worstPairs/worstPairs.ts';
import { isForOthers } from '../components/keys.ts';
import { ConfusionCell, type Reading } from './ConfusionCell.tsx';
import { nextPlace, type Place, tabStop } from './cellMoves.ts';
import styles from './confusions.module.css';
import type { ClassPairMatrix } from './matrix.ts';

interface ConfusionTableProps {
  readonly matrix: ClassPairMatrix;
  readonly dataset: ClassFacts;
  readonly heldOutDigits: readonly number[];
  readonly reading: Reading;
  readonly threshold: number;
  /** The cell whose worst pairs are shown beside. */
  readonly chosen: ClassPair | null;
  readonly onChoose: (cell: ClassPair) => void;
}

const captions: Readonly<Record<Reading, (noun: ClassNoun) => string>> = {
  'error-rate': ({ many }) => `How many percent of the pairs of two ${many} are judged wrongly`,
  'mean-distance': ({ many }) => `The mean distance of the pairs of two ${many}`,
};

/**
 * One row and one column per digit. Only one cell is in the tab order; the arrow keys lead to the others.
 */
export const ConfusionTable = memo(function ConfusionTable(props: ConfusionTableProps) {
  const { matrix, dataset, heldOutDigits, reading, threshold, chosen, onChoose } = props;
  const table = useRef<HTMLTableElement>(null);
  const [last, setLast] = useState<Place>({ row: 0, column: 0 });
  const stop = tabStop(matrix, last);
  const move = (event: KeyboardEvent): void => {
    // With Alt, the arrows leave the page.
    const next = isForOthers(event) ? null : nextPlace(matrix, stop, event.key);
    if (next === null) return;
    event.preventDefault();
    const cell = `[data-cell="${next.row}-${next.column}"]`;
    table.current?.querySelector<HTMLButtonElement>(cell)?.focus();
  };
  const headers = (scope: 'row' | 'col', label: number) => (
    <ClassHeader
      key={String(label)}
      name={classNameOf(dataset, label)}
      scope={scope}
      isHeldOut={heldOutDigits.includes(label)}
    />
  );
  return (
    <table ref={table} className={styles['matrix']}>
      <caption className={styles['unseen']}>{captions[reading](dataset.classNoun)}</caption>
      <thead>
        <tr>
          <td />
          {matrix.map((_cells, label) => headers('col', label))}
        </tr>
      </thead>
      <tbody>
        {matrix.map((cells, row) => (
          <tr key={String(row)}>
            {headers('row', row)}
            {cells.map((cell, column) => (
              <ConfusionCell
                key={String(column)}
                {...{ row, column, cell, dataset, reading, threshold, onChoose }}
                isStop={stop.row === row && stop.column === column}
                isChosen={
                  chosen?.classA === Math.min(row, column) &&
                  chosen.classB === Math.max(row, column)
                }
                onFocus={() => setLast({ row, column })}
                onKeyDown={move}
              />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
});

interface ClassHeaderProps {
  readonly name: string;
  readonly scope: 'row' | 'col';
  readonly isHeldOut: boolean;
}

function ClassHeader({ name, scope, isHeldOut }: ClassHeaderProps) {
  return (
    <th scope={scope} data-held-out={isHeldOut}>
      <span>{name}</span>
      {isHeldOut && <span className={styles['unseen']}> (held out)</span>}
    </th>
  );
}
