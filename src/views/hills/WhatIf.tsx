/** Draws the rates that the threshold at the handle would give. */
import type { LatestEvaluation } from '../../store/core/state.ts';
import { Button } from '../components/Button.tsx';
import { Tip } from '../components/Tip.tsx';
import { formatDistance } from '../format.ts';
import { SmallRoc } from './SmallRoc.tsx';
import type { HillsOfPairs } from './useHills.ts';
import styles from './whatIf.module.css';
import { rateWords } from './words.ts';

interface WhatIfProps
  extends Pick<HillsOfPairs, 'threshold' | 'rates' | 'calibrated' | 'calibratedRates'> {
  readonly roc: LatestEvaluation['evaluation']['roc'];
  readonly isMoved: boolean;
  readonly onPutBack: () => void;
}

/** False accepts, false rejects and balanced accuracy of the test pairs. */
export function WhatIf(props: WhatIfProps) {
  const { threshold, rates, calibrated, calibratedRates, roc, isMoved, onPutBack } = props;
  const share = (value: number | undefined): string =>
    value === undefined ? '–' : rateWords(value);
  return (
    <>
      <div
        className={styles['whatIf']}
        data-testid="what-if"
        data-threshold={threshold ?? ''}
        data-false-accept={rates?.falseAcceptRate ?? ''}
        data-false-reject={rates?.falseRejectRate ?? ''}
        data-accuracy={rates?.accuracy ?? ''}
      >
        <dl className={styles['rates']}>
          <div data-look="different">
            <dt>accepts</dt>
            <dd>
              <b>{share(rates?.falseAcceptRate)}</b> of different
            </dd>
          </div>
          <div data-look="same">
            <dt>rejects</dt>
            <dd>
              <b>{share(rates?.falseRejectRate)}</b> of same
            </dd>
          </div>
          <div>
            <dt>judges</dt>
            <dd>
              <b>{share(rates?.accuracy)}</b> rightly{' '}
              <Tip about="Balanced accuracy">
                Pairs of both kinds counted alike: the mean of the share of same pairs accepted and
                the share of different pairs rejected. Guessing gives 50 %.
              </Tip>
            </dd>
          </div>
        </dl>
        <SmallRoc roc={roc} rates={rates} calibrated={calibratedRates} />
      </div>
      <div className={styles['back']} data-picture-chrome>
        <p>
          {`A what-if on this card only: similarity and verdict keep the calibrated threshold${calibrated === null ? '' : `, ${formatDistance(calibrated)}`}.`}
        </p>
        <Button disabled={!isMoved} onClick={onPutBack}>
          Put the threshold back
        </Button>
      </div>
    </>
  );
}
