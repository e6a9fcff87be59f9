/** Draws the dialog with the numbers of a picture. */
import { Dialog } from 'radix-ui';
import { ScrollingArea } from '../ScrollingArea.tsx';
import { TitledDialog } from '../TitledDialog.tsx';
import styles from './picture.module.css';
import { type PictureTable, readsAsNumber, shownCell } from './pictureTable.ts';

export interface TableDialogProps {
  readonly name: string;
  readonly table: PictureTable;
  readonly onClose: () => void;
  /** Called after the dialog has disappeared: puts the focus back. */
  readonly onClosed: () => void;
}

/** The table does not follow the picture: it shows the numbers of the moment when it was opened. */
export function TableDialog({ name, table, onClose, onClosed }: TableDialogProps) {
  const { columns, rows } = table;
  return (
    <TitledDialog title={name} onClose={onClose} onClosed={onClosed}>
      <Dialog.Description className={styles['dialogNote']}>
        The numbers as they were when you asked; the CSV file has them unrounded.
      </Dialog.Description>
      <ScrollingArea label={`${name}: table`} maxHeight="calc(100dvh - 180px)">
        <table className={styles['table']}>
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={column} scope="col">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, place) => (
              <tr key={String(place)}>
                {row.map((cell, column) => (
                  <td key={columns[column]} data-is-number={readsAsNumber(cell)}>
                    {shownCell(cell)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollingArea>
    </TitledDialog>
  );
}
