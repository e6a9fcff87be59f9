/** Draws the choice of the pair to follow through a step. */
import { RadioGroup } from 'radix-ui';
import { losses } from '../../settings/facts/losses.ts';
import type { Inside, InsidePair } from '../../store/inside/inside.ts';
import { actions, usePlayground } from '../../store/usePlayground.ts';
import { useNouns } from '../components/useNouns.ts';
import { BatchDigit } from './BatchDigit.tsx';
import styles from './pairs.module.css';

/** Pairs of one kind, each with its place among all pairs. */
interface KindOfPairs {
  readonly sign: string;
  readonly name: string;
  readonly look: 'same' | 'different';
  readonly pairs: readonly { readonly pair: InsidePair; readonly place: number }[];
}

/** A few pairs of the step. When the step is taken, the choice is fixed. */
export function PairChoice({ phase, data }: Inside) {
  const loss = usePlayground(
    ({ settings, run: { status } }) => (status?.settings ?? settings).loss,
  );
  const names = losses[loss].pairNames(useNouns());
  const placed = data.pairs.map((pair, place) => ({ pair, place }));
  const kinds: readonly KindOfPairs[] = [
    {
      sign: '=',
      name: names.positive,
      look: 'same',
      pairs: placed.filter(({ pair }) => pair.isPositive),
    },
    {
      sign: '≠',
      name: names.negative,
      look: 'different',
      pairs: placed.filter(({ pair }) => !pair.isPositive),
    },
  ];
  return (
    <RadioGroup.Root
      className={styles['kinds']}
      aria-label="Pair to follow"
      orientation="horizontal"
      value={String(data.chosen)}
      disabled={phase === 'update'}
      onValueChange={(place) => void actions.inside.followPair(Number(place))}
    >
      {kinds.map(({ sign, name, look, pairs }) => (
        <div key={look} className={styles['kind']}>
          <span className={styles['kindName']} data-look={look} aria-hidden>
            {`${sign} ${name}`}
          </span>
          <div className={styles['pairs']}>
            {pairs.map(({ pair, place }, index) => (
              <RadioGroup.Item
                key={place}
                value={String(place)}
                className={styles['pair']}
                aria-label={`${name}, pair ${index + 1} of ${pairs.length}`}
              >
                <BatchDigit pixels={pair.first} />
                <BatchDigit pixels={pair.second} />
              </RadioGroup.Item>
            ))}
          </div>
        </div>
      ))}
    </RadioGroup.Root>
  );
}
