/** Draws the answer: same digit or different digits. */
import { useRef } from 'react';
import { defaultDataset } from '../../settings/datasets.ts';
import { unlikePads } from '../../store/comparison/neighbours.ts';
import {
  missingForVerdict,
  type Verdict as VerdictName,
  verdictOf,
} from '../../store/comparison/verdict.ts';
import { usePlayground } from '../../store/usePlayground.ts';
import { useWatchedPicture } from '../components/picture/useWatchedPicture.ts';
import { Tip } from '../components/Tip.tsx';
import { TipText } from '../components/TipText.tsx';
import { useIsSeen } from '../components/useIsSeen.ts';
import { useStillness } from '../components/useStillness.ts';
import { formatDistance, formatLikelihood, shareOf } from '../format.ts';
import { NeighboursPanel } from './NeighboursPanel.tsx';
import styles from './verdict.module.css';

const words: Record<Exclude<VerdictName, 'none'>, string> = {
  same: '= Same',
  different: '≠ Different',
};

/** The answer, and the nearest test digits of both drawings. */
export function VerdictPanel() {
  const whole = useRef<HTMLDivElement>(null);
  const isSeen = useIsSeen(whole);
  const hasDrawing = usePlayground(({ pads }) => pads.a.digit !== null || pads.b.digit !== null);
  const isTrained = usePlayground(({ run: { status } }) => status !== null && status.step > 0);
  useWatchedPicture('neighbours', isSeen && hasDrawing && isTrained);
  return (
    <div ref={whole}>
      <VerdictAnswer />
      <NeighboursPanel />
    </div>
  );
}

/** The answer, its likelihood, and the distance on a scale. */
function VerdictAnswer() {
  const verdict = usePlayground(verdictOf);
  const missing = usePlayground(missingForVerdict);
  const similarity = usePlayground(({ run: { comparison } }) => comparison?.similarity ?? null);
  const distance = usePlayground(({ run: { comparison } }) => comparison?.distance ?? null);
  const threshold = usePlayground(({ run: { comparison } }) => comparison?.threshold ?? null);
  const noun = usePlayground((state) => state.dataset.classNoun.one);
  const isComparing = usePlayground((state) => state.isComparing);
  const isGiven = verdict !== 'none' && similarity !== null;
  return (
    <section
      className={styles['verdict']}
      aria-label="Verdict"
      aria-busy={isComparing}
      data-testid="similarity"
      data-similarity={isGiven ? similarity : ''}
      data-distance={distance ?? ''}
      data-verdict={verdict}
    >
      <div className={styles['words']} aria-live="polite">
        {verdict === 'none' ? (
          <>
            <p className={styles['question']}>{`Are these two the same ${noun}?`}</p>
            <p key="missing" className={styles['note']}>
              {missing}
            </p>
          </>
        ) : (
          <>
            <p className={styles['answer']}>{words[verdict]}</p>
            {/* Not read out: it changes all the time while the network learns. */}
            <p key="likelihood" className={styles['note']} aria-live="off">
              <b>{formatLikelihood(similarity ?? 0)}</b> <span>{`likely the same ${noun}`}</span>{' '}
              <Tip about="The likelihood">
                <TipText formula="similarity = 1 ÷ (1 + exp(slope · distance − intercept))">
                  Of 100 pairs this far apart, half of all pairs being equal, about{' '}
                  <span>{outOf100(similarity ?? 0)}</span> are the same. Read off validation pairs
                  at every evaluation (Platt scaling).
                </TipText>
              </Tip>
            </p>
          </>
        )}
        <Unlike />
      </div>
      <Scale verdict={verdict} distance={distance} threshold={threshold} />
    </section>
  );
}

/** A probability as a count out of 100, 1…99: the network is never quite sure. */
function outOf100(probability: number): number {
  return Math.min(99, Math.max(1, Math.round(100 * probability)));
}

const unlikeSubjects: Record<string, string> = { a: 'A is', b: 'B is', 'a b': 'Both are' };

/** @param isOfMnist whether it is known how often it is right */
function unlikeTip(isOfMnist: boolean, images: string): string {
  const howOften = isOfMnist
    ? 'Of scribbles, about 70 in 100 are found out so, of drawn digits about 1. '
    : '';
  return (
    `Farther from its neighbours than 99 % of test ${images}: the mean distance to the five nearest, by their embeddings or by how much ink is where. ${howOften}` +
    `What the network says of such a drawing means little: it has only ever compared ${images}.`
  );
}

/** Warns that a drawing looks like nothing the network knows: the verdict then means little. */
function Unlike() {
  const pads = usePlayground(unlikePads);
  const dataset = usePlayground((state) => state.dataset);
  const { title, classNoun, imageNoun } = dataset;
  const subject = unlikeSubjects[pads];
  return (
    <p className={styles['unlike']} data-testid="unlike" data-value={pads}>
      {subject !== undefined && (
        <span>
          <span>{`${subject} unlike any ${classNoun.one} of ${title}`}</span>{' '}
          <Tip about={`Unlike any ${classNoun.one}`}>
            <span>{unlikeTip(dataset.id === defaultDataset.id, imageNoun.many)}</span>
          </Tip>
        </span>
      )}
    </p>
  );
}

interface ScaleProps {
  readonly verdict: VerdictName;
  readonly distance: number | null;
  readonly threshold: number | null;
}

/** A scale of distances from 0 to twice the threshold; the threshold is in the middle. */
function Scale({ verdict, distance, threshold }: ScaleProps) {
  const isStill = useStillness();
  const hasThreshold = threshold !== null && threshold > 0;
  const share = hasThreshold && distance !== null ? shareOf(distance, 2 * threshold) : null;
  return (
    <div
      className={styles['scale']}
      data-has-threshold={hasThreshold}
      data-still={isStill}
      aria-hidden
    >
      <div className={styles['track']}>
        <span className={styles['tick']} />
        {share !== null && verdict !== 'none' && (
          <span className={styles['handle']} style={{ left: `${100 * share}%` }}>
            <span>{distance === null ? '' : formatDistance(distance)}</span>
          </span>
        )}
      </div>
      <div className={styles['legend']}>
        <span>same</span>
        <span>{hasThreshold ? `threshold ${formatDistance(threshold)}` : 'threshold'}</span>
        <span>different</span>
      </div>
    </div>
  );
}
