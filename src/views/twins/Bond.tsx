/** Draws the link between the two towers. */
import { usePlayground } from '../../store/usePlayground.ts';
import { Tip } from '../components/Tip.tsx';
import { TipText } from '../components/TipText.tsx';
import { formatTowerDifference } from './towerDifference.ts';
import styles from './twins.module.css';

/** Says whether the towers share their weights, and how far apart they put one and the same image. */
export function Bond() {
  const isTied = usePlayground(
    ({ settings, run: { status } }) => (status?.settings ?? settings).tieWeights,
  );
  const difference = usePlayground(
    ({ run: { comparison } }) => comparison?.towerDifference ?? null,
  );
  return (
    <>
      <p className={styles['bond']} data-tied={isTied}>
        <span>{isTied ? 'one set of weights' : 'two sets of weights'}</span>
      </p>
      <p className={styles['towers']}>
        same image, both towers:{' '}
        <span data-testid="tower-difference" data-value={difference ?? ''}>
          {formatTowerDifference(difference)}
        </span>{' '}
        <Tip about="The same image through both towers">
          <TipText formula="‖fA(x) − fB(x)‖">
            How far apart the two towers put one and the same image, a drawn one: exactly 0 where
            they are one set of weights.
          </TipText>
        </Tip>
      </p>
    </>
  );
}
