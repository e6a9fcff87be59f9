/** Draws the choice of the data set, and the ways to add one of a person's own. */
import { FolderOpen, Pencil, Trash2, Upload } from 'lucide-react';
import { type RefObject, useRef, useState } from 'react';
import { defaultDataset } from '../../settings/datasets.ts';
import { actions, usePlayground } from '../../store/usePlayground.ts';
import { Button } from '../components/Button.tsx';
import { ConfirmDialog } from '../components/ConfirmDialog.tsx';
import controls from '../components/controls.module.css';
import { laterDialog } from '../components/lazy/laterDialog.tsx';
import { SelectControl } from '../components/SelectControl.tsx';
import { formatCount, formatMegabytes } from '../format.ts';
import styles from './datasets.module.css';
import { FilesInput } from './FilesInput.tsx';

const OwnDataDialog = laterDialog(
  'Your own data',
  () => import('./OwnDataDialog.tsx'),
  ({ OwnDataDialog }) => OwnDataDialog,
);
const RenameDialog = laterDialog(
  'Name of the data',
  () => import('./RenameDialog.tsx'),
  ({ RenameDialog }) => RenameDialog,
);

/** MNIST, and what a person has added. Another data set begins a new run. */
export function DatasetChoice() {
  const dataset = usePlayground((state) => state.dataset);
  const list = usePlayground((state) => state.datasets.list);
  const isReading = usePlayground((state) => state.datasets.reading !== null);
  const files = useRef<HTMLInputElement>(null);
  const folder = useRef<HTMLInputElement>(null);
  const [isRenaming, setIsRenaming] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const own = list.find(({ id }) => id === dataset.id);
  return (
    <div className={styles['choice']}>
      <SelectControl
        label="Data set"
        value={dataset.id}
        options={[
          { value: defaultDataset.id, text: defaultDataset.title },
          ...list.map(({ id, title }) => ({ value: id, text: title })),
        ]}
        onChange={(id) => void actions.datasets.choose(id)}
        tip="What it learns from and is tested on. Add your own: IDX, NumPy or CSV files, or pictures with one folder a class, also in a zip. They stay in this browser. Another data set begins a new run; the present one stays under “Runs”."
      />
      <div className={styles['buttons']}>
        <Adding inputs={{ files, folder }} opener={opener} />
        {own !== undefined && (
          <>
            <Button
              look="icon"
              aria-label="Rename the data set"
              onClick={() => setIsRenaming(true)}
            >
              <Pencil size={15} aria-hidden />
            </Button>
            <ConfirmDialog
              title={`Delete “${own.title}”?`}
              description="Its images are removed from this browser. It cannot be undone, but the files that it came from stay as they are. Its runs stay in the list and cannot go on."
              action="Delete"
              onConfirm={() => void actions.datasets.remove(own.id)}
            >
              <Button look="icon" aria-label="Delete the data set">
                <Trash2 size={15} aria-hidden />
              </Button>
            </ConfirmDialog>
          </>
        )}
      </div>
      {own !== undefined && (
        <p className={controls['reason']}>
          {`${formatCount(dataset.classes.length)} ${dataset.classNoun.many}, ${formatCount(dataset.imageCount)} images, ${formatMegabytes(own.sizeBytes)} in this browser.`}
        </p>
      )}
      <FilesInput
        ref={files}
        label="Own data"
        onFiles={(given) => void actions.reading.read(given)}
      />
      <FilesInput
        ref={folder}
        label="Own data folder"
        isFolder
        onFiles={(given) => void actions.reading.read(given)}
      />
      {isReading && (
        <OwnDataDialog onClose={actions.reading.cancel} onClosed={() => opener.current?.focus()} />
      )}
      {isRenaming && own !== undefined && (
        <RenameDialog
          id={own.id}
          title={own.title}
          onClose={() => setIsRenaming(false)}
          onClosed={() => opener.current?.focus()}
        />
      )}
    </div>
  );
}

interface AddingProps {
  readonly inputs: Readonly<Record<'files' | 'folder', RefObject<HTMLInputElement | null>>>;
  readonly opener: RefObject<HTMLButtonElement | null>;
}

function Adding({ inputs, opener }: AddingProps) {
  return (
    <>
      <Button
        ref={opener}
        title="IDX, .npz, .npy, .csv or a zip of pictures"
        onClick={() => inputs.files.current?.click()}
      >
        <Upload size={15} aria-hidden />
        <span>Own files</span>
      </Button>
      <Button
        title="A folder of pictures, with one folder a class"
        onClick={() => inputs.folder.current?.click()}
      >
        <FolderOpen size={15} aria-hidden />
        <span>Folder</span>
      </Button>
    </>
  );
}
