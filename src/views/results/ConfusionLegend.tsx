/** Draws the legend of the confusion matrix. */
import type { ClassNoun } from '../../settings/datasets.ts';
import footnote from '../components/footnote.module.css';
import { formatDistance } from '../format.ts';
import type { Reading } from './ConfusionCell.tsx';
import styles from './confusions.module.css';
import { shadeOf } from './matrix.ts';
import { type Mistake, shadeColour } from './shade.ts';

const shownRates = [0.01, 0.05, 0.2];

interface ConfusionLegendProps {
  readonly noun: ClassNoun;
  readonly reading: Reading;
  readonly threshold: number;
}

/** The meaning of the shades and numbers. */
export function ConfusionLegend({ noun, reading, threshold }: ConfusionLegendProps) {
  return (
    <div className={`${footnote['footnote']} ${styles['legend']}`}>
      {reading === 'error-rate' ? (
        <RateLegend noun={noun} />
      ) : (
        <DistanceLegend noun={noun} threshold={threshold} />
      )}
    </div>
  );
}

function RateLegend({ noun: { one, many } }: { readonly noun: ClassNoun }) {
  return (
    <>
      <p>{`Numbers: % of the pairs of two ${many} that are judged wrongly; empty: none.`}</p>
      <p>
        <Swatches mistake="called-same" />
        <span>{`beside the diagonal: different ${many}, wrongly called `}</span>
        <b>=&nbsp;same</b>
      </p>
      <p>
        <Swatches mistake="called-different" />
        <span>{`on the diagonal: the same ${one}, wrongly called `}</span>
        <b>≠&nbsp;different</b>
      </p>
    </>
  );
}

function DistanceLegend({ noun, threshold }: Omit<ConfusionLegendProps, 'reading'>) {
  return (
    <>
      <p>{`Numbers: the mean distance of the pairs of two ${noun.many}.`}</p>
      <div className={styles['scale']}>
        <span
          className={styles['ramp']}
          style={{
            background: `linear-gradient(90deg, ${shadeColour('called-same', 1)}, ${shadeColour('called-same', 0)} 50%, ${shadeColour('called-different', 0)} 50%, ${shadeColour('called-different', 1)})`,
          }}
          aria-hidden
        />
        <span>0, =&nbsp;same</span>
        <span>{`threshold ${formatDistance(threshold)}`}</span>
        <span>{`${formatDistance(2 * threshold)} and more, ≠\u00a0different`}</span>
      </div>
      <p>The diagonal should be near 0, all else beyond the threshold.</p>
    </>
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
