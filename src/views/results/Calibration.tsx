/** Draws the reliability diagram. */
import { memo } from 'react';
import type { Evaluation } from '../../store/core/state.ts';
import { useNouns } from '../components/useNouns.ts';
import { Key } from './Key.tsx';
import { PictureFrame } from './PictureFrame.tsx';
import type { UnitSquarePoint } from './UnitSquareChart.tsx';
import { calibrationSummary, calibrationTable, shareOfSame } from './words.ts';

/** Shows whether pairs that are “80 % likely the same” are the same in 80 of 100 cases. */
export const Calibration = memo(function Calibration({
  evaluation,
}: {
  readonly evaluation: Evaluation;
}) {
  const nouns = useNouns();
  const points = evaluation.calibrationBins.flatMap(
    ({ count, meanSimilarity, positiveShare }): UnitSquarePoint[] =>
      meanSimilarity === null || positiveShare === null
        ? []
        : [{ x: meanSimilarity, y: positiveShare, weight: count }],
  );
  return (
    <PictureFrame
      title="Reliability diagram"
      tip={`Are similarities honest? Pairs in 15 bins by similarity: how alike the network finds them, and how many of them are the same ${nouns.classNoun.one}. On the diagonal, what is called 80 % likely is so in 80 of 100 cases; above it the network is too careful, below it too bold.`}
      summary={calibrationSummary(evaluation)}
      table={() => calibrationTable(evaluation, nouns)}
      legend={
        <>
          <Key look="dot">a bin, larger with more pairs</Key>
          <Key look="dashes">honest</Key>
        </>
      }
      xName="mean similarity"
      yName={shareOfSame(nouns)}
      axes="even"
      points={points}
      mark={null}
    />
  );
});
