/** Owns the panel that looks inside one step, phase by phase. */
import { currentInside, type Inside } from '../../store/inside/inside.ts';
import { usePlayground } from '../../store/usePlayground.ts';
import { useNouns } from '../components/useNouns.ts';
import { Empty } from '../results/Empty.tsx';
import { BackwardView } from './BackwardView.tsx';
import { ForwardView } from './ForwardView.tsx';
import styles from './inside.module.css';
import { PairChoice } from './PairChoice.tsx';
import { PhaseBar } from './PhaseBar.tsx';
import { TowerDifference } from './TowerDifference.tsx';
import { UpdateView } from './UpdateView.tsx';

const tiedQuestion = 'Two towers share their weights: how do gradients flow into them?';
const untiedQuestion = 'Each tower has weights of its own: how do gradients flow into them?';

/** It shows how gradients flow into weights that two towers share. */
export function InsidePanel() {
  const inside = usePlayground(({ run }) => currentInside(run));
  const images = useNouns().imageNoun.many;
  const isLooking = usePlayground((state) => state.isLookingInside);
  const isTied = usePlayground(
    ({ settings, run: { status } }) => (status?.settings ?? settings).tieWeights,
  );
  return (
    <section className={styles['panel']} aria-label="Inside one step" aria-busy={isLooking}>
      <PhaseBar />
      {inside === null ? (
        <Empty title={isTied ? tiedQuestion : untiedQuestion}>
          {`Press Next phase to stop before the next step and look into it. Two ${images} go forward through the towers, the loss’s gradient comes back through both, and the third press takes the step. Training pauses meanwhile.`}
        </Empty>
      ) : (
        <>
          <PairChoice {...inside} />
          <PhaseView {...inside} />
        </>
      )}
      <TowerDifference />
    </section>
  );
}

function PhaseView({ phase, data }: Inside) {
  switch (phase) {
    case 'forward':
      return <ForwardView data={data} />;
    case 'backward':
      return <BackwardView data={data} />;
    case 'update':
      return <UpdateView data={data} />;
  }
}
