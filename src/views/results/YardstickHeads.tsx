/** Draws the heads of the columns that a figure of the network stands in, beside its yardsticks. */
import { Tip } from '../components/Tip.tsx';
import styles from './heldOut.module.css';

/** This network, the same one untrained, plain pixels, chance. */
export function YardstickHeads() {
  return (
    <>
      <th scope="col">this network</th>
      <th scope="col">
        <span className={styles['headLabel']}>
          <span>untrained</span>{' '}
          <Tip about="untrained">
            The same network before its first step, with its random start weights: what it gains by
            training is the difference.
          </Tip>
        </span>
      </th>
      <th scope="col">
        <span className={styles['headLabel']}>
          <span>pixels</span>{' '}
          <Tip about="pixels">
            Without any network: the Euclidean distance of the 784 grey values of two images, √Σ(a −
            b)².
          </Tip>
        </span>
      </th>
      <th scope="col">chance</th>
    </>
  );
}
