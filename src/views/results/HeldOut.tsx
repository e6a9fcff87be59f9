/** Owns the tab about digits that training never saw. */
import { memo } from 'react';
import { unseenClassesOf } from '../../settings/seenClasses.ts';
import type { LatestEvaluation } from '../../store/core/state.ts';
import type { Playground } from '../../store/playground.ts';
import { usePlayground } from '../../store/usePlayground.ts';
import { usePressTrain } from '../components/usePressTrain.ts';
import { useSlowly } from '../components/useSlowly.ts';
import { Basis } from './Basis.tsx';
import { Empty } from './Empty.tsx';
import { FewShot } from './fewShot/FewShot.tsx';
import { HeldOutTable } from './HeldOutTable.tsx';
import styles from './heldOut.module.css';
import { heldOutGroups } from './heldOutRows.ts';
import { useEvaluation } from './useEvaluation.ts';
import { allOf, anyOf, neverSeen } from './words.ts';

/** Labels as a text: equal lists give equal texts. */
const selectRunning = ({ run: { status }, dataset }: Playground): string =>
  status === null ? '' : unseenClassesOf(dataset, status.settings).join();
const selectWanted = ({ settings, dataset }: Playground): string =>
  unseenClassesOf(dataset, settings).join();
const labelsIn = (text: string): readonly number[] =>
  text === '' ? [] : text.split(',').map(Number);
const slot = 3;

/** It shows how well the network compares images of the held-out digits. */
export function HeldOut() {
  const latest = useEvaluation();
  const running = labelsIn(useSlowly(selectRunning, slot));
  const wanted = labelsIn(useSlowly(selectWanted, slot));
  const dataset = usePlayground((state) => state.dataset);
  const { many } = dataset.classNoun;
  const pressTrain = usePressTrain();
  if (running.length === 0) {
    return (
      <Empty title="Can it compare what it has never seen?">
        {`A network that has learnt to compare, rather than to name, can also compare ${many} that it was never shown. ${
          wanted.length === 0
            ? `To try, choose one or more under “Held-out ${many}” in the Data card and train on the rest.`
            : `You have chosen ${allOf(wanted, dataset)}: start over with this, and train on the rest.`
        }`}
      </Empty>
    );
  }
  if (latest === null) {
    return (
      <Empty title={`Held out: ${allOf(running, dataset)}`}>
        {`${pressTrain}No image of ${anyOf(running, dataset)} is in any batch, or has a part in choosing the threshold. Here will be how well the network compares such images all the same.`}
      </Empty>
    );
  }
  return <Measured latest={latest} />;
}

const Measured = memo(function Measured({ latest }: { readonly latest: LatestEvaluation }) {
  const { heldOut, heldOutDigits } = latest.evaluation;
  const dataset = usePlayground((state) => state.dataset);
  const { one, many } = dataset.classNoun;
  return (
    <>
      <p className={styles['intro']}>
        {`No image of ${heldOutDigits.length === dataset.classes.length ? `any ${one}` : anyOf(heldOutDigits, dataset)} was in any batch, or had a part in choosing the threshold. A network that had only learnt names could say nothing here.`}
      </p>
      <HeldOutTable
        name={neverSeen(dataset.classNoun)}
        groups={heldOutGroups(latest.evaluation, dataset)}
      />
      {heldOutDigits.length === 1 && (
        <p className={styles['why']}>
          {`With one ${one} held out there are no different pairs among its images, and no other ${one} to tell it from. Hold out a second one, and figures of pairs among them and one-shot accuracy come as well.`}
        </p>
      )}
      <Basis
        latest={latest}
        pairs={2 * ((heldOut?.withSeen ?? heldOut?.among)?.pairsOfEach ?? 0)}
        kind={`test pairs with ${many} never seen`}
      />
      {heldOutDigits.length >= 2 && <FewShot classCount={heldOutDigits.length} />}
    </>
  );
});
