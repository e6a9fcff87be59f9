/** Draws the worst pairs of a cell. */
import { memo } from 'react';
import { type ClassFacts, classNameOf } from '../../settings/datasets.ts';
import type { LatestEvaluation } from '../../store/core/state.ts';
import { actions, usePlayground } from '../../store/usePlayground.ts';
import type { AskedPairs, WorstPair } from '../../store/worstPairs/worstPairs.ts';
import { Button } from '../components/Button.tsx';
import { DigitImage } from '../components/DigitImage.tsx';
import { formatCount, formatDistance } from '../format.ts';
import styles from './worstPairs.module.css';
import { cellTitle, isWrong, worstPairName } from './worstPairWords.ts';

interface WorstPairsProps {
  readonly asked: AskedPairs | null;
  readonly latest: LatestEvaluation;
}

/**
 * The pairs stay while newer evaluations arrive: a person can look at them in peace. The title says which
 * step they belong to.
 */
export const WorstPairsPanel = memo(function WorstPairs({ asked, latest }: WorstPairsProps) {
  const dataset = usePlayground((state) => state.dataset);
  const { one, many } = dataset.classNoun;
  if (asked === null) {
    return (
      <section className={styles['worst']} aria-label="Worst pairs">
        <p className={styles['hint']}>
          {`Press a cell to see its worst pairs as images: of one ${one} those farthest apart, of two ${many} those nearest. Press a pair to put it on the pads.`}
        </p>
      </section>
    );
  }
  const { cell, found } = asked;
  const isNewest = found === null || (found.step === latest.step && found.scope === latest.scope);
  return (
    <section className={styles['worst']} aria-label="Worst pairs">
      <div className={styles['head']}>
        <p className={styles['title']}>{cellTitle(cell, dataset)}</p>
        <p className={styles['step']} data-testid="worst-pairs-step" data-value={found?.step ?? ''}>
          {found === null ? 'Looking …' : `After step ${formatCount(found.step)}`}
        </p>
        <Button disabled={isNewest} onClick={() => void actions.worstPairs.show(cell)}>
          Show the newest
        </Button>
      </div>
      {found !== null && found.pairs.length === 0 && (
        <p className={styles['hint']}>No such pairs were drawn.</p>
      )}
      <ol className={styles['pairs']}>
        {found?.pairs.map((pair, place) => (
          <li key={String(place)}>
            <WorstPairButton pair={pair} dataset={dataset} />
          </li>
        ))}
      </ol>
    </section>
  );
});

interface WorstPairButtonProps {
  readonly pair: WorstPair;
  readonly dataset: ClassFacts;
}

function WorstPairButton({ pair, dataset }: WorstPairButtonProps) {
  const { imageA, imageB, classA, classB, distance, isCalledSame } = pair;
  return (
    <button
      type="button"
      className={styles['pair']}
      aria-label={`${worstPairName(pair, dataset)}: put on the pads`}
      data-distance={distance}
      data-called={isCalledSame === true ? 'same' : 'different'}
      onClick={() =>
        actions.pads.putPair(
          { pixels: imageA, className: classNameOf(dataset, classA) },
          { pixels: imageB, className: classNameOf(dataset, classB) },
        )
      }
    >
      <span className={styles['images']}>
        <DigitImage pixels={imageA} className={styles['digit']} />
        <DigitImage pixels={imageB} className={styles['digit']} />
      </span>
      <span className={styles['distance']}>
        {`${isCalledSame === true ? '=' : '≠'} ${formatDistance(distance)}`}
      </span>
      <span className={styles['wrong']}>{isWrong(pair) ? '✗ wrong' : ''}</span>
    </button>
  );
}
