/** Draws the hidden field through which a person chooses several files, or a folder. */
import { type Ref, useCallback, useImperativeHandle, useRef } from 'react';
import type { FileToRead } from '../../store/datasets/datasets.ts';
import styles from '../components/fileInput.module.css';

interface FilesInputProps {
  readonly ref: Ref<HTMLInputElement>;
  readonly label: string;
  readonly isFolder?: boolean;
  readonly onFiles: (files: readonly FileToRead[]) => void;
}

/** Not limited to kinds of files: IDX files have no ending of their own. */
export function FilesInput({ ref, label, isFolder = false, onFiles }: FilesInputProps) {
  const element = useRef<HTMLInputElement>(null);
  useImperativeHandle<HTMLInputElement | null, HTMLInputElement | null>(
    ref,
    () => element.current,
    [],
  );
  const attach = useCallback(
    (input: HTMLInputElement | null) => {
      element.current = input;
      // React has no such attribute.
      if (input !== null && isFolder) input.webkitdirectory = true;
    },
    [isFolder],
  );
  return (
    <input
      ref={attach}
      className={styles['file']}
      type="file"
      multiple
      aria-label={label}
      tabIndex={-1}
      onChange={(event) => {
        const files = Array.from(event.target.files ?? [], (file) => ({
          path: file.webkitRelativePath === '' ? file.name : file.webkitRelativePath,
          file,
        }));
        // Emptied, so that a person can choose the same files again.
        event.target.value = '';
        if (files.length > 0) onFiles(files);
      }}
    />
  );
}
