/** Draws the button that leads through a step, and the present phase. */
import { useId } from 'react';
import { currentInside, isTaken, stepPhases } from '../../store/inside/inside.ts';
import type { Playground } from '../../store/playground.ts';
import { actions, usePlayground } from '../../store/usePlayground.ts';
import { Button } from '../components/Button.tsx';
import { useNouns } from '../components/useNouns.ts';
import { formatCount } from '../format.ts';
import styles from './inside.module.css';
import { phaseNames, sentenceOf } from './words.ts';

/** A sentence below explains the phase, or says why the button is disabled. */
export function PhaseBar() {
  const inside = usePlayground(({ run }) => currentInside(run));
  const where = usePlayground(whereInRun);
  const isLooking = usePlayground((state) => state.isLookingInside);
  const runState = usePlayground((state) => state.runState);
  const nouns = useNouns();
  const reasonId = useId();
  const reason = usePlayground(whyNothingToLookInto);
  return (
    <div className={styles['bar']}>
      <Button
        look={runState === 'training' ? 'plain' : 'primary'}
        disabled={reason !== null}
        aria-disabled={isLooking}
        aria-describedby={reason === null ? undefined : reasonId}
        onClick={() => void actions.inside.nextPhase()}
      >
        Next phase
      </Button>
      <ol
        className={styles['phases']}
        aria-label="Phases of a step"
        data-testid="inside-phase"
        data-value={inside?.phase ?? ''}
      >
        {stepPhases.map((phase) => (
          <li key={phase} aria-current={phase === inside?.phase ? 'step' : undefined}>
            {phaseNames[phase]}
          </li>
        ))}
      </ol>
      <span className={styles['where']}>{where}</span>
      <p className={styles['sentence']} id={reasonId} aria-live="polite">
        {reason ?? (inside === null ? '' : sentenceOf(inside.phase, inside.data.isTied, nouns))}
      </p>
    </div>
  );
}

/** The step that is shown, or that the page waits for. */
function whereInRun({ run, isLookingInside }: Playground): string {
  const inside = currentInside(run);
  const { status } = run;
  if (inside === null || status === null) return isLookingInside ? 'looking inside …' : '';
  const number = `step ${formatCount(inside.data.step + 1)}`;
  if (inside.phase !== 'update') return `before ${number}`;
  return isTaken(inside, status) ? `${number} taken` : `taking ${number} …`;
}

function whyNothingToLookInto({ runState, dataset }: Playground): string | null {
  if (runState === 'loading') {
    return `There is no network to look into yet: ${dataset.title} is on its way.`;
  }
  if (runState === 'error') return 'There is no network to look into: the message above says why.';
  return null;
}
