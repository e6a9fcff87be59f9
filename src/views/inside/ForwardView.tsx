/** Draws the forward phase of a step. */
import { losses, type PairWords } from '../../settings/facts/losses.ts';
import { distanceKindOf } from '../../settings/rules.ts';
import type { InsideStepOfRun } from '../../store/inside/inside.ts';
import { usePlayground } from '../../store/usePlayground.ts';
import { Tip } from '../components/Tip.tsx';
import { TipText } from '../components/TipText.tsx';
import { useNouns } from '../components/useNouns.ts';
import { formatDistance, formatLoss } from '../format.ts';
import styles from './inside.module.css';
import { TowersPicture } from './TowersPicture.tsx';
import { distanceFormulas } from './words.ts';

/** The chosen pair goes through the towers; below are its distance and its loss. */
export function ForwardView({ data }: { readonly data: InsideStepOfRun }) {
  const settings = usePlayground((state) => state.run.status?.settings ?? state.settings);
  const nouns = useNouns();
  const { pairs, chosen, pair } = data;
  const { distance, loss } = pair;
  const isPositive = pairs[chosen]?.isPositive ?? false;
  const facts = losses[settings.loss];
  const words: PairWords = facts.onePair[isPositive ? 'positive' : 'negative'];
  return (
    <div className={styles['forward']}>
      <TowersPicture data={data} />
      <div className={styles['outcome']}>
        <dl>
          <div>
            <dt>
              Distance{' '}
              <Tip about="Distance">
                <TipText formula={distanceFormulas[distanceKindOf(settings)]}>
                  How far apart the two embeddings lie, as the loss measures it.
                </TipText>
              </Tip>
            </dt>
            <dd>{formatDistance(distance, 3)}</dd>
          </div>
          <div>
            <dt>
              This pair’s loss{' '}
              <Tip about="This pair’s loss">
                <TipText formula={'formula' in words ? words.formula : undefined}>
                  What training makes small: large where a pair that belongs together lies far
                  apart, or one that does not, close together.
                </TipText>
              </Tip>
            </dt>
            <dd>{loss === null ? '–' : formatLoss(loss)}</dd>
          </div>
        </dl>
        {'whyNone' in words && <p>{words.whyNone(nouns)}</p>}
      </div>
    </div>
  );
}
