import { memo } from 'react';
import styles from './confusions.module.css';
import {
  cellNumber,
  cellWords,
  type DigitPairCell,
  type DigitPairMatrix,
  shadeOf,
} from './matrix.ts';
import { shadeColour } from './shade.ts';

interface ConfusionTableProps {
  readonly matrix: DigitPairMatrix;
  readonly heldOutDigits: readonly number[];
}

/** The error rates of all pairs of digits, each digit with a row and a column. */
export const ConfusionTable = memo(function ConfusionTable({
  matrix,
  heldOutDigits,
}: ConfusionTableProps) {
  return (
    <table className={styles['matrix']}>
      <caption className={styles['unseen']}>
        How many percent of the pairs of two digits are judged wrongly
      </caption>
      <thead>
        <tr>
          <td />
          {matrix.map((_cells, digit) => (
            <DigitHeader
              key={String(digit)}
              digit={digit}
              scope="col"
              isHeldOut={heldOutDigits.includes(digit)}
            />
          ))}
        </tr>
      </thead>
      <tbody>
        {matrix.map((cells, row) => (
          <tr key={String(row)}>
            <DigitHeader digit={row} scope="row" isHeldOut={heldOutDigits.includes(row)} />
            {cells.map((cell, column) => (
              <Cell key={String(column)} row={row} column={column} cell={cell} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
});

interface DigitHeaderProps {
  readonly digit: number;
  readonly scope: 'row' | 'col';
  readonly isHeldOut: boolean;
}

function DigitHeader({ digit, scope, isHeldOut }: DigitHeaderProps) {
  return (
    <th scope={scope} data-held-out={isHeldOut}>
      {digit}
      {isHeldOut && <span className={styles['unseen']}> (held out)</span>}
    </th>
  );
}

interface CellProps {
  readonly row: number;
  readonly column: number;
  readonly cell: DigitPairCell;
}

function Cell({ row, column, cell }: CellProps) {
  const { errorRate } = cell;
  const words = cellWords(row, column, cell);
  if (errorRate === null) {
    return (
      <td title={words} data-empty>
        <span className={styles['unseen']}>no pairs</span>
      </td>
    );
  }
  const mistake = row === column ? 'called-different' : 'called-same';
  return (
    <td
      title={words}
      data-diagonal={row === column}
      style={{ background: shadeColour(mistake, shadeOf(errorRate)) }}
    >
      {errorRate > 0 ? cellNumber(errorRate) : <span className={styles['unseen']}>0</span>}
    </td>
  );
}
