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

/** A longer name does not fit over a cell. */
const longestShortName = 3;

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
  const { classes, cells: all } = matrix;
  const hasLongNames = classes.some(
    (label) => classNameOf(dataset, label).length > longestShortName,
  );
  const stop = tabStop(all, last);
  const move = (event: KeyboardEvent): void => {
    // With Alt, the arrows leave the page.
    const next = isForOthers(event) ? null : nextPlace(all, stop, event.key);
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
    <table ref={table} className={styles['matrix']} data-has-long-names={hasLongNames}>
      <caption className={styles['unseen']}>{captions[reading](dataset.classNoun)}</caption>
      <thead>
        <tr>
          <td />
          {classes.map((label) => headers('col', label))}
        </tr>
      </thead>
      <tbody>
        {classes.map((label, row) => (
          <tr key={String(label)}>
            {headers('row', label)}
            {classes.map((other, column) => {
              const cell = all[row]?.[column];
              if (cell === undefined) return null;
              return (
                <ConfusionCell
                  key={String(other)}
                  {...{ row, column, cell, dataset, reading, threshold, onChoose }}
                  classes={[label, other]}
                  isStop={stop.row === row && stop.column === column}
                  isChosen={
                    chosen?.classA === Math.min(label, other) &&
                    chosen.classB === Math.max(label, other)
                  }
                  onFocus={() => setLast({ row, column })}
                  onKeyDown={move}
                />
              );
            })}
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
    <th scope={scope} data-held-out={isHeldOut} title={name}>
      <span className={styles['name']}>
        <bdi>{name}</bdi>
      </span>
      {isHeldOut && <span className={styles['unseen']}> (held out)</span>}
    </th>
  );
}
