/** Owns the tab with the confusion matrix and its worst pairs. */
import { useCallback } from 'react';
import type { LookedAtClass } from '../../store/confusions/confusions.ts';
import type { LatestEvaluation } from '../../store/core/state.ts';
import type { Playground } from '../../store/playground.ts';
import { actions, usePlayground } from '../../store/usePlayground.ts';
import type { AskedPairs, ClassPair } from '../../store/worstPairs/worstPairs.ts';
import { Picture } from '../components/picture/Picture.tsx';
import { Segmented } from '../components/Segmented.tsx';
import { useNouns } from '../components/useNouns.ts';
import { usePanel } from '../components/usePanel.ts';
import { usePressTrain } from '../components/usePressTrain.ts';
import { formatCount } from '../format.ts';
import { Basis } from './Basis.tsx';
import type { Reading } from './ConfusionCell.tsx';
import { ConfusionLegend } from './ConfusionLegend.tsx';
import { ConfusionTable } from './ConfusionTable.tsx';
import styles from './confusions.module.css';
import { Empty } from './Empty.tsx';
import { tableOf } from './matrix.ts';
import { ShownClasses } from './ShownClasses.tsx';
import { shownMatrixOf, summaryOf } from './shownMatrix.ts';
import { useEvaluation } from './useEvaluation.ts';
import { WorstPairsPanel } from './WorstPairsPanel.tsx';
import { anyOf, confusionsToCome, neverSeen } from './words.ts';

const readings = [
  { value: 'error-rate', text: 'error rate' },
  { value: 'mean-distance', text: 'mean distance' },
] as const;

const selectAsked = ({ run: { worstPairs } }: Playground): AskedPairs | null => worstPairs;
const selectLookedAt = ({ run: { lookedAtClass } }: Playground): LookedAtClass | null =>
  lookedAtClass;

/** It shows which digits the network takes for each other. */
export function Confusions() {
  const latest = useEvaluation();
  const nouns = useNouns();
  const pressTrain = usePressTrain();
  if (latest === null) {
    return <Empty title="Not measured yet">{`${pressTrain}${confusionsToCome(nouns)}`}</Empty>;
  }
  return (
    <>
      <MeasuredConfusions latest={latest} />
      <Basis latest={latest} pairs={2 * latest.evaluation.pairsOfEach} kind="test pairs" />
    </>
  );
}

function MeasuredConfusions({ latest }: { readonly latest: LatestEvaluation }) {
  const [reading, setReading] = usePanel<Reading>('confusions', ['error-rate', 'mean-distance']);
  const asked = usePlayground(selectAsked);
  const lookedAt = usePlayground(selectLookedAt);
  const dataset = usePlayground((state) => state.dataset);
  const { one, many } = dataset.classNoun;
  const choose = useCallback((cell: ClassPair) => void actions.worstPairs.show(cell), []);
  const shown = shownMatrixOf(latest, lookedAt);
  const { matrix, threshold } = shown;
  const unseen = latest.evaluation.heldOutDigits;
  // Where training sees no class, test pairs show all of them.
  const heldOutDigits = unseen.length === dataset.classes.length ? [] : unseen;
  const isDecided = matrix.classes.length > 0 && threshold !== null;
  const isPart = matrix.classes.length < dataset.classes.length;
  return (
    <div className={styles['confusions']}>
      <Picture
        name="Confusions"
        title={`Which ${many} it confuses`}
        tip={`All pairs of two ${many}, each ${one} with a row and a column: on the diagonal two images of one ${one}, beside it images of two different ones. Press a cell to see its worst pairs.`}
        aside={`step ${formatCount(shown.step)}`}
        summary={
          isDecided
            ? summaryOf(shown, dataset)
            : 'Nothing to show: there is no threshold that tells the pairs apart.'
        }
        table={() => (isDecided ? tableOf(matrix, dataset) : null)}
      >
        {isDecided && (
          <>
            <Segmented
              label="Cells show"
              tip="The share of the pairs that are judged wrongly, or how far apart they lie on average."
              value={reading}
              options={readings}
              onChange={setReading}
            />
            {isPart && <ShownClasses dataset={dataset} shown={shown} lookedAt={lookedAt} />}
            <ConfusionTable
              matrix={matrix}
              dataset={dataset}
              heldOutDigits={heldOutDigits}
              reading={reading}
              threshold={threshold}
              chosen={asked?.cell ?? null}
              onChoose={choose}
            />
            <ConfusionLegend noun={dataset.classNoun} reading={reading} threshold={threshold} />
            {heldOutDigits.length > 0 && (
              <p className={styles['note']}>
                {`No pairs of ${anyOf(heldOutDigits, dataset)} here: held out, see “${neverSeen(dataset.classNoun)}”.`}
              </p>
            )}
          </>
        )}
      </Picture>
      {isDecided && <WorstPairsPanel asked={asked} latest={latest} />}
    </div>
  );
}
