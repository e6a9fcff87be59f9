/** Draws the table of figures about held-out digits. */
import { useRef } from 'react';
import { PictureMenu } from '../components/picture/PictureMenu.tsx';
import { Tip } from '../components/Tip.tsx';
import { formatShare } from '../format.ts';
import styles from './heldOut.module.css';
import { type HeldOutGroup, type HeldOutRow, heldOutTable } from './heldOutRows.ts';

/** Each figure stands beside that of the untrained network and that of guessing, as a number with a bar. */
interface HeldOutTableProps {
  /** What its classes are called in a title. */
  readonly name: string;
  readonly groups: readonly HeldOutGroup[];
}

/** Each figure beside the untrained network's and chance, as numbers and as bars. */
export function HeldOutTable({ name, groups }: HeldOutTableProps) {
  const shown = useRef<HTMLDivElement>(null);
  return (
    <div ref={shown} className={styles['figures']}>
      <PictureMenu name={name} table={() => heldOutTable(groups)} figure={() => shown.current} />
      <table className={styles['table']}>
        <thead>
          <tr>
            <td />
            <th scope="col">this network</th>
            <th scope="col">untrained</th>
            <th scope="col">chance</th>
          </tr>
        </thead>
        {groups.map(({ title, note, rows }) => (
          <tbody key={title}>
            <tr>
              <th scope="rowgroup" colSpan={4} className={styles['group']}>
                <span>{title}</span> <span className={styles['groupNote']}>{note}</span>
              </th>
            </tr>
            {rows.map((row) => (
              <HeldOutTableRow key={row.id} row={row} />
            ))}
          </tbody>
        ))}
      </table>
    </div>
  );
}

function HeldOutTableRow({ row }: { readonly row: HeldOutRow }) {
  const { id, chanceId, label, tip, value, untrained, untrainedMissing, chance } = row;
  return (
    <tr>
      <th scope="row">
        <span className={styles['label']}>
          <span>{label}</span> <Tip about={label}>{tip}</Tip>
        </span>
      </th>
      <Share testId={id} share={value} isOwn />
      <Share testId={`${id}-untrained`} share={untrained} missing={untrainedMissing} />
      <Share testId={chanceId} share={chance} />
    </tr>
  );
}

interface ShareProps {
  readonly testId: string;
  readonly share: number | null;
  /** Whether it is the main figure of its row. */
  readonly isOwn?: boolean;
  /** The text without a figure. */
  readonly missing?: string;
}

/** A share as a number with a bar; 100 % is as wide as the column. */
function Share({ testId, share, isOwn = false, missing = '–' }: ShareProps) {
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
    </td>
  );
}
