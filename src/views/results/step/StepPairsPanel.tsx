/** Draws the hardest pairs of the batch. */
import { useRef } from 'react';
import type { LossKind } from '../../../settings/choices.ts';
import { losses } from '../../../settings/facts/losses.ts';
import type { BatchImage, BatchPair, StepPairs as Pairs } from '../../../store/core/state.ts';
import type { Playground } from '../../../store/playground.ts';
import { actions, usePlayground } from '../../../store/usePlayground.ts';
import { DigitImage } from '../../components/DigitImage.tsx';
import { Picture } from '../../components/picture/Picture.tsx';
import { useWatchedPicture } from '../../components/picture/useWatchedPicture.ts';
import { TipText } from '../../components/TipText.tsx';
import { useIsLookedAt } from '../../components/useIsLookedAt.ts';
import { useIsSeen } from '../../components/useIsSeen.ts';
import { useNouns } from '../../components/useNouns.ts';
import { useWhile } from '../../components/useWhile.ts';
import { formatDistance } from '../../format.ts';
import { Empty } from '../Empty.tsx';
import styles from './stepPairs.module.css';
import { pairName, promise, pullSigns, stepName, summaryOf, tableOf } from './words.ts';

const selectPairs = ({ run: { stepPairs } }: Playground): Pairs | null => stepPairs;
const selectLoss = ({ settings, run: { status } }: Playground) =>
  (status?.settings ?? settings).loss;

/** The network learns from these pairs. A press puts one on the pads. */
export function StepPairsPanel() {
  const nouns = useNouns();
  const figure = useRef<HTMLElement>(null);
  const isSeen = useIsSeen(figure);
  const isHeld = useIsLookedAt(figure);
  useWatchedPicture('batch', isSeen);
  const pairs = useWhile(isSeen && !isHeld, selectPairs);
  const loss = usePlayground(selectLoss);
  const isTraining = usePlayground(({ runState }) => runState === 'training');
  const isNext = usePlayground(
    ({ run: { status } }) => !isTraining && status?.step === pairs?.step,
  );
  return (
    <Picture
      ref={figure}
      name="Pairs of this step"
      title="What it is learning from"
      tip={
        <TipText formula="→ ← pulled together · ← → pushed apart · neither: left as they are">
          Each step compares all pairs of a small batch of training images. Here are the hardest of
          them, with the distances that the step begins with, by the newest weights; no image is
          shown in more than two pairs of a kind. What is far from its own kind is pulled together,
          what comes too close to another kind is pushed apart.
        </TipText>
      }
      aside={
        pairs !== null &&
        (isTraining && isHeld ? 'held while you look' : stepName(pairs, isNext).toLowerCase())
      }
      summary={
        pairs === null
          ? 'The pairs that the network learns from will be here as soon as the first images arrive.'
          : summaryOf(pairs, loss, isNext, nouns)
      }
      table={() => (pairs === null ? null : tableOf(pairs, nouns))}
    >
      {pairs === null ? (
        <Empty title="Images are on their way">{promise(nouns)}</Empty>
      ) : (
        <div className={styles['kinds']} data-step={pairs.step}>
          <PairsOfKind pairs={pairs.pairs} loss={loss} isPositive />
          <PairsOfKind pairs={pairs.pairs} loss={loss} isPositive={false} />
        </div>
      )}
    </Picture>
  );
}

interface PairsOfKindProps {
  readonly pairs: readonly BatchPair[];
  readonly loss: LossKind;
  readonly isPositive: boolean;
}

/** The pairs of one kind; the hardest comes first. */
function PairsOfKind({ pairs, loss, isPositive }: PairsOfKindProps) {
  const look = isPositive ? 'same' : 'different';
  const { positive, negative } = losses[loss].pairNames(useNouns());
  const title = isPositive ? `= ${positive}` : `≠ ${negative}`;
  const order = isPositive ? 'the furthest apart first' : 'the nearest first';
  return (
    <section className={styles['kind']} data-look={look} aria-label={`${title}, ${order}`}>
      <p className={styles['kindName']} aria-hidden>
        <b>{title}</b>, <span>{order}</span>
      </p>
      <ol className={styles['pairs']}>
        {pairs
          .filter((pair) => pair.isPositive === isPositive)
          .map((pair, place) => (
            <li key={String(place)}>
              <StepPairButton pair={pair} loss={loss} />
            </li>
          ))}
      </ol>
    </section>
  );
}

function digitOf({ pixels, className }: BatchImage): Pick<BatchImage, 'pixels' | 'className'> {
  return { pixels, className };
}

function StepPairButton({ pair, loss }: { readonly pair: BatchPair; readonly loss: LossKind }) {
  const nouns = useNouns();
  const { first, second, isPositive, distance, pull } = pair;
  return (
    <button
      type="button"
      className={styles['pair']}
      aria-label={`${pairName(pair, loss, nouns)}: put on the pads`}
      data-distance={distance}
      data-pull={pull}
      onClick={() => actions.pads.putPair(digitOf(first), digitOf(second))}
    >
      <span className={styles['images']}>
        <DigitImage pixels={first.pixels} className={styles['digit']} />
        <DigitImage pixels={second.pixels} className={styles['digit']} />
      </span>
      <span className={styles['distance']}>
        {`${isPositive ? '=' : '≠'} ${formatDistance(distance)}`}
      </span>
      <span className={styles['pull']}>{pullSigns[pull]}</span>
    </button>
  );
}
