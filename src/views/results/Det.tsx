/** Draws the detection error trade-off (DET) curve. */
import { memo } from 'react';
import type { Evaluation } from '../../store/core/state.ts';
import { formatDistance } from '../format.ts';
import { Key } from './Key.tsx';
import { PictureFrame } from './PictureFrame.tsx';
import { detSummary, detTable } from './words.ts';

/** The errors of both kinds on normal axes, where good networks still differ. */
export const Det = memo(function Det({ evaluation }: { readonly evaluation: Evaluation }) {
  const { det, errorRates, decision } = evaluation;
  return (
    <PictureFrame
      title="DET curve"
      tip="The ROC curve seen from its corner: errors of both kinds, on axes that stretch what is rare (normal deviates). Where both hills are normal, the curve is a straight line; the nearer to the lower left, the better. Good networks differ here that look alike in the ROC curve. (Martin et al. 1997, “The DET curve in assessment of detection task performance”.)"
      summary={detSummary(evaluation)}
      table={() => detTable(evaluation)}
      legend={
        <>
          <Key look="line">every threshold</Key>
          <Key look="ring">
            {`the chosen one${decision === null ? '' : `, ${formatDistance(decision.threshold)}`}`}
          </Key>
          <Key look="dashes">equal errors</Key>
        </>
      }
      xName="different pairs called the same"
      yName="same pairs called different"
      axes="normal"
      points={det.map(({ falseAcceptRate, falseRejectRate }) => ({
        x: falseAcceptRate,
        y: falseRejectRate,
        weight: null,
      }))}
      mark={
        errorRates === null
          ? null
          : { x: errorRates.falseAcceptRate, y: errorRates.falseRejectRate }
      }
    />
  );
});
