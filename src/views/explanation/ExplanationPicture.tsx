/** Draws the explanation of a comparison: both digits and a key. */
import { useRef } from 'react';
import { type Nouns, withArticle } from '../../settings/facts/nouns.ts';
import type { Explanation } from '../../store/explanation/explanation.ts';
import { usePlayground } from '../../store/usePlayground.ts';
import { Picture } from '../components/picture/Picture.tsx';
import { TipText } from '../components/TipText.tsx';
import { useIsSeen } from '../components/useIsSeen.ts';
import { useNouns } from '../components/useNouns.ts';
import { putOne } from '../pads/words.ts';
import { ExplainedDigitView } from './ExplainedDigitView.tsx';
import styles from './explanation.module.css';
import { largestPatchChange, strongestSpot } from './spots.ts';
import { useExplanation } from './useExplanation.ts';
import { ageOf, formatChange, summaryOf, tableOf } from './words.ts';

/**
 * Parts that make the two drawings alike, and parts that make them different. Updated while it is
 * visible.
 */
export function ExplanationPicture() {
  const figure = useRef<HTMLElement>(null);
  const explanation = useExplanation(useIsSeen(figure));
  const nouns = useNouns();
  const image = nouns.imageNoun.one;
  const isExplaining = usePlayground((state) => state.isExplaining);
  const isDrawn = usePlayground(({ pads }) => pads.a.digit !== null && pads.b.digit !== null);
  return (
    <div
      data-testid="explanation"
      data-step={explanation?.step ?? ''}
      data-strongest-a={strongestChange(explanation, 'a')}
      data-strongest-b={strongestChange(explanation, 'b')}
      aria-busy={isExplaining}
    >
      <Picture
        ref={figure}
        name="Explanation"
        title="What the network goes by"
        tip={
          <TipText
            formula="change = distance with a patch covered − distance"
            source="Occlusion: Zeiler & Fergus 2014"
          >
            {`A patch of 5 by 5 pixels of one ${image} is covered with background, and the distance to the other is measured again; then the next patch, over all the ink of both. What ${withArticle(image)} has no ink for cannot be covered: a missing stroke has no colour here.`}
          </TipText>
        }
        aside={explanation === null ? '' : ageOf(explanation)}
        summary={
          explanation === null ? emptySummary(isDrawn, nouns) : summaryOf(explanation, nouns)
        }
        table={() => (explanation === null ? null : tableOf(explanation))}
      >
        <div className={styles['body']}>
          <ExplainedDigitView side="a" explanation={explanation} />
          <ExplainedDigitView side="b" explanation={explanation} />
          <div className={styles['words']}>
            <ExplanationKey explanation={explanation} />
            <p>
              <b>Magenta</b>: covering this part would bring the two closer, so it is what tells
              them apart. <b>Teal</b>: covering it would drive them apart, so it is what they share.
              Grey: hardly matters.
            </p>
          </div>
        </div>
      </Picture>
    </div>
  );
}

/** The meaning of the colours and signs, and the strongest effect of each kind. */
function ExplanationKey({ explanation }: { readonly explanation: Explanation | null }) {
  return (
    <div className={styles['key']}>
      <span data-effect="different">≠ makes them different</span>
      <span data-effect="same">= makes them alike</span>
      <span className={styles['ramp']} aria-hidden />
      <span className={styles['strongest']}>
        {`strongest: ${explanation === null ? '–' : `±${formatChange(largestPatchChange(explanation))}`}`}
      </span>
    </div>
  );
}

function emptySummary(isDrawn: boolean, nouns: Nouns): string {
  return isDrawn
    ? 'Covering one part after the other …'
    : `${putOne(nouns, 'each pad')}, and here will be which parts of them the network goes by.`;
}

/** The change of the distance with the largest size, for a data attribute. */
function strongestChange(explanation: Explanation | null, side: 'a' | 'b'): number | '' {
  if (explanation === null) return '';
  const [apart, alike] = (['different', 'same'] as const).map(
    (effect) => strongestSpot(explanation[side], explanation, effect)?.change ?? 0,
  );
  return Math.abs(apart ?? 0) > Math.abs(alike ?? 0) ? (apart ?? 0) : (alike ?? 0);
}
