/** Draws the table of figures about held-out digits. */
import { useRef } from 'react';
import { PictureMenu } from '../components/picture/PictureMenu.tsx';
import { Tip } from '../components/Tip.tsx';
import styles from './heldOut.module.css';
import { type HeldOutGroup, type HeldOutRow, heldOutTable } from './heldOutRows.ts';
import { ShareCell } from './ShareCell.tsx';
import { YardstickHeads } from './YardstickHeads.tsx';

interface HeldOutTableProps {
  /** What its classes are called in a title. */
  readonly name: string;
  readonly groups: readonly HeldOutGroup[];
}

/** Each figure beside those of the untrained network, of plain pixels and of chance, as numbers with bars. */
export function HeldOutTable({ name, groups }: HeldOutTableProps) {
  const shown = useRef<HTMLDivElement>(null);
  return (
    <div ref={shown} className={styles['figures']}>
      <PictureMenu name={name} table={() => heldOutTable(groups)} figure={() => shown.current} />
      <table className={styles['table']}>
        <thead>
          <tr>
            <td />
            <YardstickHeads />
          </tr>
        </thead>
        {groups.map(({ title, note, rows }) => (
          <tbody key={title}>
            <tr>
              <th scope="rowgroup" colSpan={5} className={styles['group']}>
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
  const { id, chanceId, label, tip, value, untrained, pixels, yardstickMissing, chance } = row;
  return (
    <tr>
      <th scope="row">
        <span className={styles['label']}>
          <span>{label}</span> <Tip about={label}>{tip}</Tip>
        </span>
      </th>
      <ShareCell testId={id} share={value} isOwn />
      <ShareCell testId={`${id}-untrained`} share={untrained} missing={yardstickMissing} />
      <ShareCell testId={`${id}-pixels`} share={pixels} missing={yardstickMissing} />
      <ShareCell testId={chanceId} share={chance} />
    </tr>
  );
}
