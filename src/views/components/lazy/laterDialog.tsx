/** Loads the code of a dialog when it is first opened. */
import { Dialog } from 'radix-ui';
import type { ComponentType, FunctionComponent } from 'react';
import { TitledDialog } from '../TitledDialog.tsx';
import { later } from './later.tsx';

interface DialogProps {
  readonly onClose: () => void;
  readonly onClosed: () => void;
}

/** Like `later`; a message in its place stands in a dialog too, which can be closed. */
export function laterDialog<Module, Props extends DialogProps>(
  title: string,
  importIt: () => Promise<Module>,
  pick: (module: Module) => ComponentType<Props>,
): FunctionComponent<Props> {
  return later(importIt, pick, (message, { onClose, onClosed }) => (
    <TitledDialog title={title} onClose={onClose} onClosed={onClosed}>
      <Dialog.Description asChild>
        <div>{message}</div>
      </Dialog.Description>
    </TitledDialog>
  ));
}
