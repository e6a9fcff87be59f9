/** Draws the hidden field through which a person chooses a file; a button beside it opens its dialog. */
import type { Ref } from 'react';
import styles from './fileInput.module.css';

interface FileInputProps {
  readonly ref: Ref<HTMLInputElement>;
  readonly label: string;
  /** The kinds of files that the dialog offers. */
  readonly accept: string;
  readonly onFile: (file: File) => void;
}

export function FileInput({ ref, label, accept, onFile }: FileInputProps) {
  return (
    <input
      ref={ref}
      className={styles['file']}
      type="file"
      accept={accept}
      aria-label={label}
      tabIndex={-1}
      onChange={(event) => {
        const [file] = event.target.files ?? [];
        // Emptied, so that a person can choose the same file again.
        event.target.value = '';
        if (file !== undefined) onFile(file);
      }}
    />
  );
}
