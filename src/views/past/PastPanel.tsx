/** Draws the list of the last comparisons. */
import { Trash2, Undo2 } from 'lucide-react';
import type { PastComparison } from '../../store/past/pastComparisons.ts';
import { actions, usePlayground } from '../../store/usePlayground.ts';
import { Button } from '../components/Button.tsx';
import { DigitThumb } from '../components/DigitThumb.tsx';
import { useNouns } from '../components/useNouns.ts';
import { formatCount, formatDistance, formatLikelihood } from '../format.ts';
import { putTwo } from '../pads/words.ts';
import { Empty } from '../results/Empty.tsx';
import styles from './past.module.css';

/** A press on an entry puts its two drawings back on the pads. */
export function PastPanel() {
  const nouns = useNouns();
  const { comparisons, cleared } = usePlayground(({ past }) => past);
  return (
    <>
      <div className={styles['head']}>
        <p className={styles['note']}>
          {comparisons.length === 0 && cleared.length > 0
            ? `${formatCount(cleared.length)} cleared.`
            : 'The last 50, kept in this browser until you clear them. Press one to put it back on the pads.'}
        </p>
        {comparisons.length === 0 && cleared.length > 0 ? (
          <Button onClick={() => actions.past.undoClear()}>
            <Undo2 size={15} aria-hidden />
            <span>Undo clear</span>
          </Button>
        ) : (
          <Button disabled={comparisons.length === 0} onClick={() => actions.past.clear()}>
            <Trash2 size={15} aria-hidden />
            <span>Clear history</span>
          </Button>
        )}
      </div>
      {comparisons.length === 0 ? (
        <Empty title="Nothing compared yet">
          {`${putTwo(nouns)} once the network is trained: what it said of them will be here, as soon as you let them rest for a moment or draw others.`}
        </Empty>
      ) : (
        <ul className={styles['list']} aria-label="Last comparisons">
          {comparisons.map((comparison) => (
            <Entry key={comparison.id} comparison={comparison} />
          ))}
        </ul>
      )}
    </>
  );
}

function Entry({ comparison }: { readonly comparison: PastComparison }) {
  const { a, b, distance, similarity, step } = comparison;
  const isSame = similarity >= 0.5;
  return (
    <li>
      <button
        type="button"
        className={styles['entry']}
        data-verdict={isSame ? 'same' : 'different'}
        onClick={() => actions.past.restore(comparison)}
      >
        <span className={styles['digits']}>
          {a.digit !== null && <DigitThumb pixels={a.digit} />}
          {b.digit !== null && <DigitThumb pixels={b.digit} />}
        </span>
        <span className={styles['words']}>
          <b className={styles['verdict']}>{isSame ? '= Same' : '≠ Different'}</b>
          <span>{`${formatLikelihood(similarity)} likely the same`}</span>
          <span>{`distance ${formatDistance(distance)}, step ${formatCount(step)}`}</span>
        </span>
      </button>
    </li>
  );
}
