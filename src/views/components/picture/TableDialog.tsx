/** Draws the dialog with the numbers of a picture. */
import { Dialog, ScrollArea } from 'radix-ui';
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
      <ScrollArea.Root className={styles['area']} type="auto">
        {/* In the tab order: the keyboard must be able to scroll it. */}
        <ScrollArea.Viewport
          className={styles['viewport']}
          role="group"
          aria-label={`${name}: table`}
          tabIndex={0}
        >
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
        </ScrollArea.Viewport>
        <ScrollArea.Scrollbar className={styles['scrollbar']} orientation="vertical">
          <ScrollArea.Thumb className={styles['thumb']} />
        </ScrollArea.Scrollbar>
        <ScrollArea.Scrollbar className={styles['scrollbar']} orientation="horizontal">
          <ScrollArea.Thumb className={styles['thumb']} />
        </ScrollArea.Scrollbar>
      </ScrollArea.Root>
    </TitledDialog>
  );
}
