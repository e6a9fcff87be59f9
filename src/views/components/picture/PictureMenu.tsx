/** Draws the menu of a picture: show its numbers, save it, save its numbers. */
import { Ellipsis } from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import { useRef, useState } from 'react';
import { actions } from '../../../store/usePlayground.ts';
import { Button } from '../Button.tsx';
import { laterDialog } from '../lazy/laterDialog.tsx';
import menu from '../menu.module.css';
import styles from './picture.module.css';
import type { PictureTable } from './pictureTable.ts';
import { saveCsv, savePng } from './savePicture.ts';

const TableDialog = laterDialog(
  'The numbers as a table',
  () => import('./TableDialog.tsx'),
  ({ TableDialog }) => TableDialog,
);

interface PictureMenuProps {
  readonly name: string;
  readonly table: () => PictureTable | null;
  /** The element to save as PNG. */
  readonly figure: () => HTMLElement | null;
}

/** Entries without numbers to show are disabled. */
export function PictureMenu({ name, table, figure }: PictureMenuProps) {
  const trigger = useRef<HTMLButtonElement>(null);
  const [shown, setShown] = useState<PictureTable | null>(null);
  const [isOpen, setIsOpen] = useState(false);
  // Made anew while the menu is open: a picture that was out of sight catches up only now.
  const hasNumbers = isOpen && table() !== null;
  const saveNumbers = (): void => {
    const numbers = table();
    if (numbers !== null) saveCsv(numbers, name);
  };
  const save = async (): Promise<void> => {
    const element = figure();
    if (element !== null) await savePng(element, name);
  };
  return (
    <span data-picture-chrome>
      <DropdownMenu.Root modal={false} onOpenChange={setIsOpen}>
        <DropdownMenu.Trigger asChild>
          <Button
            ref={trigger}
            look="icon"
            className={styles['more'] ?? ''}
            aria-label={`${name}: numbers and files`}
          >
            <Ellipsis size={15} aria-hidden />
          </Button>
        </DropdownMenu.Trigger>
        <DropdownMenu.Content
          className={menu['menu']}
          align="end"
          sideOffset={4}
          collisionPadding={12}
        >
          <DropdownMenu.Item
            className={menu['item']}
            disabled={!hasNumbers}
            onSelect={() => setShown(table())}
          >
            Show as a table
          </DropdownMenu.Item>
          <DropdownMenu.Item
            className={menu['item']}
            onSelect={() => void actions.page.attempt(save)}
          >
            Save picture (PNG)
          </DropdownMenu.Item>
          <DropdownMenu.Item className={menu['item']} disabled={!hasNumbers} onSelect={saveNumbers}>
            Save numbers (CSV)
          </DropdownMenu.Item>
        </DropdownMenu.Content>
      </DropdownMenu.Root>
      {shown !== null && (
        <TableDialog
          name={name}
          table={shown}
          onClose={() => setShown(null)}
          onClosed={() => trigger.current?.focus()}
        />
      )}
    </span>
  );
}
