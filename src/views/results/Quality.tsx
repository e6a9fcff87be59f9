/** Owns the tab with the quality of the network. */
import type { LatestEvaluation } from '../../store/core/state.ts';
import { usePlayground } from '../../store/usePlayground.ts';
import { usePressTrain } from '../components/usePressTrain.ts';
import { Basis } from './Basis.tsx';
import { Calibration } from './Calibration.tsx';
import { Det } from './Det.tsx';
import { Empty } from './Empty.tsx';
import { FewShot } from './fewShot/FewShot.tsx';
import { Headline } from './Headline.tsx';
import { Measures } from './Measures.tsx';
import { MeasureOn } from './measuring/MeasureOn.tsx';
import styles from './quality.module.css';
import { Roc } from './Roc.tsx';
import { useEvaluation } from './useEvaluation.ts';

/** Figures of the test pairs, the ROC and DET curves and the reliability diagram. */
export function Quality() {
  const latest = useEvaluation();
  const pressTrain = usePressTrain();
  if (latest === null) {
    return (
      <Empty title="Not measured yet">
        {`${pressTrain}After the first steps, this says how many pairs of test images, which training never sees, are told right, how sure that is, which kinds of mistakes there are, and how honest the similarities are.`}
      </Empty>
    );
  }
  return <MeasuredQuality latest={latest} />;
}

function MeasuredQuality({ latest }: { readonly latest: LatestEvaluation }) {
  const { evaluation } = latest;
  const classCount = usePlayground(({ dataset }) => dataset.classes.length);
  return (
    <>
      <div className={styles['quality']}>
        <div className={styles['numbers']}>
          <Headline evaluation={evaluation} />
          <Measures evaluation={evaluation} />
        </div>
        <Roc evaluation={evaluation} />
        <Det evaluation={evaluation} />
        <Calibration evaluation={evaluation} />
      </div>
      <Basis latest={latest} pairs={2 * evaluation.pairsOfEach} kind="test pairs" />
      {/* With two or more held out, the questions are about those, and stand beside their figures. */}
      {evaluation.heldOutDigits.length < 2 && <FewShot classCount={classCount} />}
      <MeasureOn />
    </>
  );
}
