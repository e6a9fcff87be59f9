/** Draws how well one threshold fits all classes. */
import { classNameOf } from '../../settings/datasets.ts';
import type { Evaluation } from '../../store/core/state.ts';
import { usePlayground } from '../../store/usePlayground.ts';
import { formatShare } from '../format.ts';
import { Measure } from './Measure.tsx';
import styles from './quality.module.css';

interface OneThresholdProps {
  readonly found: Evaluation['thresholdConsistency'];
}

/** The typical gap between the classes, and the class that the threshold fits least. */
export function OneThreshold({ found }: OneThresholdProps) {
  const dataset = usePlayground((state) => state.dataset);
  const { one, many } = dataset.classNoun;
  return (
    <Measure
      label={`One threshold for all ${many}`}
      testId="opis"
      value={found?.inconsistency ?? null}
      format={(inconsistency) => `± ${formatShare(Math.sqrt(inconsistency))}`}
      tip={`Does one threshold fit all ${many}, or is it too strict for one and too lax for another? For each ${one}, U is the share of its pairs told right (harmonic mean of its same and its different pairs). This is how far the ${many} lie from their common mean; 0 is fair. It is √OPIS, the operating-point-inconsistency score: the mean of (U − mean U)² over all ${many} and thresholds, from 1 % to 10 % false accepts (Zhang et al. 2024, “Threshold-Consistent Margin Loss”).`}
    >
      {found === null ? (
        <span key="quick" className={styles['note']}>
          measured at rest
        </span>
      ) : (
        <span key="full" className={styles['note']}>
          <span>OPIS</span> <b>{found.inconsistency.toFixed(5)}</b>
          <span>, fits</span>{' '}
          <b data-testid="opis-worst">{classNameOf(dataset, found.worstClass)}</b>{' '}
          <span>least</span>
        </span>
      )}
    </Measure>
  );
}
