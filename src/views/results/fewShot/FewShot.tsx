/** Draws how well classes are told from a few examples of each: n-way k-shot, with n and k to choose. */
import { useMemo, useRef } from 'react';
import { usePlayground } from '../../../store/usePlayground.ts';
import { SelectControl } from '../../components/SelectControl.tsx';
import { Tip } from '../../components/Tip.tsx';
import { useAnswer } from '../../components/useAnswer.ts';
import { useIsSeen } from '../../components/useIsSeen.ts';
import { usePanel } from '../../components/usePanel.ts';
import { capitalised } from '../../format.ts';
import table from '../heldOut.module.css';
import { ShareCell } from '../ShareCell.tsx';
import { YardstickHeads } from '../YardstickHeads.tsx';
import styles from './fewShot.module.css';
import { basisOfQuestions, shotsOnOffer, waysOnOffer } from './words.ts';

/** The turn of this panel, see `useSlowly`. */
const slot = 3;

/** @param classCount how many classes the questions are drawn from */
export function FewShot({ classCount }: { readonly classCount: number }) {
  const ref = useRef(null);
  const isSeen = useIsSeen(ref);
  const { one, many } = usePlayground((state) => state.dataset).classNoun;
  const [ways, setWays] = usePanel('few-shot: ways', waysOnOffer(classCount));
  const [shots, setShots] = usePanel('few-shot: shots', shotsOnOffer);
  const question = useMemo(() => ({ ways: Number(ways), shots: Number(shots) }), [ways, shots]);
  const answer = useAnswer('fewShot', question, slot, isSeen);
  const isToThis = answer?.ways === question.ways && answer.shots === question.shots;
  const told = isToThis ? answer : null;
  return (
    <section ref={ref} className={styles['fewShot']} aria-label="Few-shot">
      <p className={styles['title']}>
        Told from a few examples{' '}
        <Tip about="Told from a few examples">
          Naming without training on names: the network is shown k test images of each of n classes
          and then another image of one of them. It answers with the class whose mean embedding
          (“prototype”) is nearest; with k = 1, that of the nearest example. (Snell, Swersky, Zemel
          2017)
        </Tip>
      </p>
      <div className={styles['choices']}>
        <SelectControl
          label={`${capitalised(many)} (n)`}
          value={ways}
          options={waysOnOffer(classCount)
            .map((value) => ({ value, text: value }))
            .toSorted((a, b) => Number(a.value) - Number(b.value))}
          onChange={setWays}
          tip="How many there are to choose from. The more, the harder: guessing is right in 1 of n."
        />
        <SelectControl
          label="Examples (k)"
          value={shots}
          options={shotsOnOffer.map((value) => ({ value, text: value }))}
          onChange={setShots}
          tip={`How many of each are shown. The more examples of a ${one}, the nearer their mean is to its typical place.`}
        />
      </div>
      <table className={table['table']}>
        <thead>
          <tr>
            <td />
            <YardstickHeads />
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row" className={styles['form']}>
              <span>{`${ways}-way`}</span> <span>{`${shots}-shot`}</span>
            </th>
            <ShareCell
              testId="few-shot"
              share={told?.network?.accuracy ?? null}
              interval={told?.network?.interval ?? null}
              isOwn
            />
            <ShareCell
              testId="few-shot-untrained"
              share={told?.untrained?.accuracy ?? null}
              interval={told?.untrained?.interval ?? null}
            />
            <ShareCell
              testId="few-shot-pixels"
              share={told?.pixels?.accuracy ?? null}
              interval={told?.pixels?.interval ?? null}
            />
            <ShareCell testId="few-shot-chance" share={1 / question.ways} interval={null} />
          </tr>
        </tbody>
      </table>
      <p className={styles['basis']} data-testid="few-shot-basis" data-value={told?.step ?? ''}>
        {basisOfQuestions(told)}
      </p>
    </section>
  );
}
