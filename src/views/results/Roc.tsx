/** Draws the ROC curve. */
import { memo } from 'react';
import type { Evaluation } from '../../store/core/state.ts';
import { useNouns } from '../components/useNouns.ts';
import { formatDistance } from '../format.ts';
import { Key } from './Key.tsx';
import { PictureFrame } from './PictureFrame.tsx';
import { rocSummary, rocTable } from './words.ts';

/** One point per threshold; a mark shows the calibrated threshold. */
export const Roc = memo(function Roc({ evaluation }: { readonly evaluation: Evaluation }) {
  const { one, many } = useNouns().classNoun;
  const { roc, errorRates, decision } = evaluation;
  const points = roc.map(({ falseAcceptRate, trueAcceptRate }) => ({
    x: falseAcceptRate,
    y: trueAcceptRate,
    weight: null,
  }));
  return (
    <PictureFrame
      title="ROC curve"
      tip={`Every threshold is a point: how many pairs of different ${many} it wrongly calls the same, and how many of the same ${one} it rightly does. The nearer the curve to the upper left corner, the better; its area is the AUC.`}
      summary={rocSummary(evaluation)}
      table={() => rocTable(evaluation)}
      legend={
        <>
          <Key look="line">every threshold</Key>
          <Key look="ring">
            {`the chosen one${decision === null ? '' : `, ${formatDistance(decision.threshold)}`}`}
          </Key>
          <Key look="dashes">guessing</Key>
        </>
      }
      xName="different pairs called the same"
      yName="same pairs called the same"
      axes="even"
      points={points}
      mark={
        errorRates === null
          ? null
          : { x: errorRates.falseAcceptRate, y: 1 - errorRates.falseRejectRate }
      }
    />
  );
});
