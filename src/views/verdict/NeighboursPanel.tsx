/** Draws the test digits nearest to each drawing. */
import { ChevronDown } from 'lucide-react';
import { useRef, useState } from 'react';
import {
  type NearDigit,
  type Neighbourhood,
  type Neighbours as NeighboursOfBoth,
  neighboursOf,
  otherPad,
  voteOf,
  voteWords,
} from '../../store/comparison/neighbours.ts';
import { type PadName, putDrawing } from '../../store/pads/pad.ts';
import { actions, usePlayground } from '../../store/usePlayground.ts';
import { DigitThumb } from '../components/DigitThumb.tsx';
import { Tip } from '../components/Tip.tsx';
import { useIsSeen } from '../components/useIsSeen.ts';
import { useSlowly } from '../components/useSlowly.ts';
import { formatDistance } from '../format.ts';
import styles from './neighbours.module.css';

/** From this width on the list is open at first: it pushes nothing out of sight. */
const isWide = (): boolean => window.matchMedia('(min-width: 900px)').matches;

const letters: Record<PadName, string> = { a: 'A', b: 'B' };

/** Five test digits per drawing, and the class that most of them have. */
export function NeighboursPanel() {
  const details = useRef<HTMLDetailsElement>(null);
  const neighbours = useSlowly(neighboursOf, 1, useIsSeen(details));
  const { imageNoun, classNoun } = usePlayground((state) => state.dataset);
  const [isOpen, setIsOpen] = useState(isWide);
  return (
    <details
      ref={details}
      className={styles['neighbours']}
      open={isOpen}
      onToggle={(event) => setIsOpen(event.currentTarget.open)}
    >
      <summary className={styles['summary']}>
        <ChevronDown className={styles['chevron']} size={15} aria-hidden />
        <span className={styles['title']}>{`Nearest test ${imageNoun.many}`}</span>
        <Votes pad="a" around={neighbours?.a ?? null} />
        <Votes pad="b" around={neighbours?.b ?? null} />
      </summary>
      {isOpen && (
        <div className={styles['sides']}>
          <PadNeighbours pad="a" around={neighbours?.a ?? null} />
          <PadNeighbours pad="b" around={neighbours?.b ?? null} />
        </div>
      )}
      <p className={styles['note']}>
        <span>{noteOf(neighbours)}</span>{' '}
        <Tip about={`Nearest test ${imageNoun.many}`}>
          {`Of up to 2,000 test ${imageNoun.many}, which the network never trains on, the five whose embeddings are closest to the drawing’s. What most of them are, the network takes the drawing for: it was never told what ${classNoun.one} anything is but by which pairs are the same.`}
        </Tip>
      </p>
    </details>
  );
}

function noteOf(neighbours: NeighboursOfBoth | null): string {
  if (neighbours === null) return 'Five of 2,000 for each drawing.';
  return neighbours.isCurrent
    ? 'Press one to put it on the other pad.'
    : 'Some of them lag a little behind the network while it trains.';
}

interface AroundProps {
  readonly pad: PadName;
  readonly around: Neighbourhood | null;
}

function Votes({ pad, around }: AroundProps) {
  const vote = around === null ? null : voteOf(around.nearest);
  return (
    <span
      className={styles['votes']}
      data-pad={pad}
      data-testid={`vote-${pad}`}
      data-value={vote?.className ?? ''}
    >
      <b>{letters[pad]}</b> <span>{vote === null ? '–' : voteWords(vote)}</span>
    </span>
  );
}

function PadNeighbours({ pad, around }: AroundProps) {
  const images = usePlayground((state) => state.dataset.imageNoun.many);
  return (
    <section
      className={styles['side']}
      data-pad={pad}
      aria-label={`Nearest to ${letters[pad]}`}
      data-testid={`neighbours-${pad}`}
    >
      {around === null ? (
        <p className={styles['missing']}>
          {`Once the network is trained: the ${images} that it puts closest to ${letters[pad]}.`}
        </p>
      ) : (
        <ul className={styles['digits']}>
          {around.nearest.map((digit, place) => (
            <Near key={String(place)} pad={pad} digit={digit} />
          ))}
        </ul>
      )}
    </section>
  );
}

function Near({ pad, digit }: { readonly pad: PadName; readonly digit: NearDigit }) {
  const { pixels, className, index, distance } = digit;
  const target = otherPad(pad);
  return (
    <li>
      <button
        type="button"
        className={styles['digit']}
        aria-label={`Put this ${className}, at distance ${formatDistance(distance)}, on pad ${letters[target]}`}
        onClick={() =>
          actions.pads.change(target, (before) =>
            putDrawing(before, { kind: 'digit', pixels, className, index }),
          )
        }
      >
        <DigitThumb pixels={pixels} />
        <b className={styles['name']} title={className}>
          <bdi>{className}</bdi>
        </b>
        <span>{formatDistance(distance)}</span>
      </button>
    </li>
  );
}
