/** Draws the difference between the two towers for one image. */
import { usePlayground } from '../../store/usePlayground.ts';
import footnote from '../components/footnote.module.css';
import { Tip } from '../components/Tip.tsx';
import { TipText } from '../components/TipText.tsx';
import { useNouns } from '../components/useNouns.ts';
import { putOne } from '../pads/words.ts';
import { formatTowerDifference } from '../twins/towerDifference.ts';
import styles from './inside.module.css';

/** The image is a person's drawing. The difference is exactly 0 if the towers share their weights. */
export function TowerDifference() {
  const nouns = useNouns();
  const difference = usePlayground(
    ({ run: { comparison } }) => comparison?.towerDifference ?? null,
  );
  return (
    <p className={`${footnote['footnote']} ${styles['same']}`}>
      <span>
        {difference === null ? (
          <span key="missing">
            {`${putOne(nouns, 'a pad')}, and here will be how far apart the two towers put one and the same image.`}
          </span>
        ) : (
          <span key="measured">
            The same image, your drawing, through both towers: difference{' '}
            <b>{formatTowerDifference(difference)}</b>
          </span>
        )}
      </span>{' '}
      <Tip about="The difference of the towers">
        <TipText formula="‖fA(x) − fB(x)‖">
          How far apart the two towers put the same image x: exactly 0 where they are one set of
          weights.
        </TipText>
      </Tip>
    </p>
  );
}
