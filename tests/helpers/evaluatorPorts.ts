/** Gives an evaluator what it needs besides its network and its data: turns that a test gives. */
import type { EvaluatorPorts } from '../../src/worker/run/measuring/evaluator.ts';
import { TurnSchedule } from '../../src/worker/scheduling/turnSchedule.ts';
import { Turns } from '../../src/worker/scheduling/turns.ts';

/** Nobody listens, and no time passes. */
export function quietPorts(): Omit<EvaluatorPorts, 'stepper' | 'dataset'> {
  const now = (): number => 0;
  return {
    turns: new Turns(),
    schedule: new TurnSchedule(now, 0.1, 2),
    now,
    onEvaluation: () => {},
    onLook: () => {},
    onFirstSight: () => {},
  };
}
