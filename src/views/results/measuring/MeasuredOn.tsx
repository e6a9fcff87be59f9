/** Draws the choice of another data set, and the figures of the network on it. */
import { useEffect, useMemo, useRef } from 'react';
import { defaultDataset } from '../../../settings/datasets.ts';
import type { MeasuredFigures } from '../../../store/core/state.ts';
import { isSameQuestion, type MeasureQuestion } from '../../../store/measuring/measureQuestion.ts';
import type { Playground } from '../../../store/playground.ts';
import { actions, usePlayground } from '../../../store/usePlayground.ts';
import { SelectControl } from '../../components/SelectControl.tsx';
import { useIsSeen } from '../../components/useIsSeen.ts';
import { usePanel } from '../../components/usePanel.ts';
import { shotsOnOffer } from '../fewShot/words.ts';
import { MeasuredTable } from './MeasuredTable.tsx';
import styles from './measuring.module.css';
import { basisOfMeasured, type OtherChoice, othersOf, viewsOnOffer, waysAmong } from './words.ts';

/** Changes with every run, and with every evaluation of it: the figures are measured anew then. */
const selectMoment = ({ run: { status, evaluation } }: Playground): string =>
  status === null ? '' : `${status.runId} ${evaluation?.step} ${evaluation?.scope}`;

export function MeasuredOn() {
  const list = usePlayground((state) => state.datasets.list);
  const atHand = usePlayground((state) => state.dataset.id);
  const learnFrom = usePlayground(
    ({ run, settings }) => (run.status?.settings ?? settings).learnFrom,
  );
  const all = [{ ...defaultDataset, families: null }, ...list];
  const [first, ...others] = othersOf(atHand, all, learnFrom);
  if (first === undefined) {
    return (
      <p className={styles['none']}>
        There is no other data set in this browser. Add one under “Data”: files of the MNIST family,
        tables, or pictures with one folder a class.
      </p>
    );
  }
  return <Measured choices={[first, ...others]} />;
}

function Measured({ choices }: { readonly choices: readonly [OtherChoice, ...OtherChoice[]] }) {
  const ref = useRef(null);
  const isSeen = useIsSeen(ref);
  const [first, ...others] = choices;
  const [id, setId] = usePanel('measure on: data', [first.id, ...others.map((other) => other.id)]);
  const chosen = choices.find((other) => other.id === id) ?? first;
  const waysOnOffer = waysAmong(chosen);
  const [ways, setWays] = usePanel('measure on: ways', waysOnOffer);
  const [shots, setShots] = usePanel('measure on: shots', shotsOnOffer);
  const [views, setViews] = usePanel('measure on: views', viewsOnOffer);
  const question = useMemo(
    () => ({ id: chosen.id, ways: Number(ways), shots: Number(shots), views: Number(views) }),
    [chosen.id, ways, shots, views],
  );
  const measured = useMeasured(question, isSeen);
  const beganElsewhere = usePlayground(({ run }) => run.status?.detour === 'imported');
  return (
    <div ref={ref} className={styles['asked']}>
      <div className={styles['choices']}>
        <SelectControl
          label="Measure on"
          value={chosen.id}
          options={choices.map((other) => ({ value: other.id, text: other.title }))}
          onChange={setId}
          tip="A data set that this run does not train on. The network is measured as it is: none of these images teaches it anything, or chooses its threshold."
        />
        <SelectControl
          label="Ways (n)"
          value={ways}
          options={waysOnOffer
            .map((value) => ({ value, text: value }))
            .toSorted((one, other) => Number(one.value) - Number(other.value))}
          onChange={setWays}
          tip="How many classes a question has to choose from. Where classes belong to families, as letters do to alphabets, all of them are of one family."
        />
        <SelectControl
          label="Shots (k)"
          value={shots}
          options={shotsOnOffer.map((value) => ({ value, text: value }))}
          onChange={setShots}
          tip="How many examples of each class are shown."
        />
        <SelectControl
          label="Views"
          value={views}
          options={viewsOnOffer.map((value) => ({ value, text: value }))}
          onChange={setViews}
          tip="How often the network reads each image. From the second time on, the image is turned, slanted, scaled and shifted a little, as training images are; the mean of the embeddings counts, which a crooked hand deceives less. This is called test-time augmentation."
        />
      </div>
      <MeasuredTable question={question} measured={measured} />
      <p className={styles['basis']} data-testid="measured-basis" data-value={measured?.step ?? ''}>
        {basisOfMeasured(measured, chosen.title, beganElsewhere)}
      </p>
    </div>
  );
}

/** The newest figures that answer this question; `null` before. */
function useMeasured(question: MeasureQuestion, isSeen: boolean): MeasuredFigures | null {
  const moment = usePlayground(selectMoment);
  useEffect(() => {
    if (isSeen && moment !== '') void actions.measuring.ask(question);
  }, [question, moment, isSeen]);
  useEffect(() => () => actions.measuring.end(), []);
  const measured = usePlayground((state) => state.run.measured);
  return measured !== null && isSameQuestion(measured, question) ? measured : null;
}
