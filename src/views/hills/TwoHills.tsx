/** Owns the card of the two hills: distances of test pairs, and a threshold to play with. */
import { useRef, useState } from 'react';
import { capitalised, differentOnes, imagesOfKind } from '../../settings/facts/nouns.ts';
import type { LatestEvaluation } from '../../store/core/state.ts';
import type { Playground } from '../../store/playground.ts';
import { Picture } from '../components/picture/Picture.tsx';
import { useIsSeen } from '../components/useIsSeen.ts';
import { useNouns } from '../components/useNouns.ts';
import { usePressTrain } from '../components/usePressTrain.ts';
import { useSlowly } from '../components/useSlowly.ts';
import { useWhile } from '../components/useWhile.ts';
import { whyIncomplete } from '../results/words.ts';
import { EmptyPlot } from './EmptyPlot.tsx';
import { Handle } from './Handle.tsx';
import { HillsLegend } from './HillsLegend.tsx';
import { HillsPlot } from './HillsPlot.tsx';
import styles from './hills.module.css';
import { useHills } from './useHills.ts';
import { WhatIf } from './WhatIf.tsx';
import { handleWords, promise, summaryOf, tableOf } from './words.ts';

/** The turn of this picture, see `useSlowly`. */
const slot = 2;

const selectEvaluation = ({ run: { evaluation } }: Playground): LatestEvaluation | null =>
  evaluation;
const selectRunId = ({ run: { status } }: Playground): number | null => status?.runId ?? null;

/** The calibrated threshold of the network stays as it is: the handle changes this card only. */
export function TwoHills() {
  // A new run starts with the handle at its own threshold.
  return <Hills key={useSlowly(selectRunId, slot)} />;
}

function Hills() {
  const nouns = useNouns();
  const pressTrain = usePressTrain();
  const card = useRef<HTMLElement>(null);
  const latest = useWhile(useIsSeen(card), selectEvaluation);
  const [moved, setMoved] = useState<number | null>(null);
  const { hasPairs, ...hills } = useHills(latest, moved);
  const { positive, negative, axisEnd, threshold, rates } = hills;
  const why = latest === null ? null : whyIncomplete(latest.evaluation, nouns);
  const putBack = (): void => setMoved(null);
  return (
    <Picture
      ref={card}
      className={styles['card']}
      name="Distance histogram"
      title="Two hills"
      tip={`Test pairs, piled up by the distance of their two embeddings. ${capitalised(imagesOfKind('same', nouns))} should lie near 0, ${differentOnes(nouns)} far out; where the hills overlap, any threshold judges some pairs wrongly: distance ≤ threshold means same. The small curve is the ROC curve, which has a point for every threshold.`}
      aside={threshold === null ? null : 'drag the threshold'}
      summary={latest === null || !hasPairs ? promise : summaryOf(latest, hills.calibratedRates)}
      table={() => (hasPairs ? tableOf(positive, negative, axisEnd) : null)}
    >
      {hasPairs ? (
        <HillsPlot {...hills}>
          {threshold !== null && rates !== null && (
            <Handle
              words={handleWords(threshold, rates)}
              threshold={threshold}
              axisEnd={axisEnd}
              onMove={setMoved}
              onPutBack={putBack}
            />
          )}
        </HillsPlot>
      ) : (
        <EmptyPlot>{why ?? `${pressTrain}Learning pulls two hills apart here.`}</EmptyPlot>
      )}
      <HillsLegend />
      {hasPairs && why !== null && <p className={styles['why']}>{why}</p>}
      <WhatIf
        {...hills}
        roc={latest?.evaluation.roc ?? []}
        isMoved={moved !== null}
        onPutBack={putBack}
      />
    </Picture>
  );
}
