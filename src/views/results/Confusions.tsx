import footnote from '../components/footnote.module.css';
import { Basis } from './Basis.tsx';
import { ConfusionTable } from './ConfusionTable.tsx';
import styles from './confusions.module.css';
import { Empty } from './Empty.tsx';
import { mostConfused, mostSplit, shadeOf } from './matrix.ts';
import { type Mistake, shadeColour } from './shade.ts';
import { useEvaluation } from './useEvaluation.ts';
import { anyOf } from './words.ts';

/** Which digits are taken for which. */
export function Confusions() {
  const latest = useEvaluation();
  if (latest === null) {
    return (
      <Empty title="Not measured yet">
        Press Train. This will be a table of all pairs of digits: how often 4 and 9 are taken for
        the same digit, and how often a 4 is not recognised in another 4.
      </Empty>
    );
  }
  const { digitPairs, heldOutDigits, pairsOfEach } = latest.evaluation;
  return (
    <>
      <figure className={styles['confusions']} aria-label="Confusions">
        {digitPairs.length > 0 && (
          <>
            <ConfusionTable matrix={digitPairs} heldOutDigits={heldOutDigits} />
            <figcaption className={styles['caption']}>
              <p className={styles['worst']}>{mostConfused(digitPairs)}</p>
              <p>{mostSplit(digitPairs)}</p>
              <Legend />
              {heldOutDigits.length > 0 && (
                <p>No pairs of {anyOf(heldOutDigits)} here: held out, see “Digits never seen”.</p>
              )}
            </figcaption>
          </>
        )}
      </figure>
      <Basis latest={latest} pairs={2 * pairsOfEach} kind="test pairs" />
    </>
  );
}

const shownRates = [0.01, 0.05, 0.2];

/** What shades and numbers mean. */
function Legend() {
  return (
    <div className={`${footnote['footnote']} ${styles['legend']}`}>
      <p>Numbers: % of the pairs of two digits that are judged wrongly; empty: none.</p>
      <p>
        <Swatches mistake="called-same" />
        beside the diagonal: different digits, wrongly called <b>=&nbsp;same</b>
      </p>
      <p>
        <Swatches mistake="called-different" />
        on the diagonal: the same digit, wrongly called <b>≠&nbsp;different</b>
      </p>
    </div>
  );
}

function Swatches({ mistake }: { readonly mistake: Mistake }) {
  return (
    <span className={styles['swatches']} aria-hidden>
      {shownRates.map((rate) => (
        <span key={rate} style={{ background: shadeColour(mistake, shadeOf(rate)) }}>
          {100 * rate}
        </span>
      ))}
    </span>
  );
}
