/** Owns what the page knows of its comparison over seeds, and how far it has got: pure functions. */
import type { RunStatus } from '../../protocol/run.ts';
import {
  type PlannedTrial,
  type SeedComparison,
  type TrialResult,
  trialsLeft,
} from './seedComparison.ts';

/** The run that is trained now. */
export type PresentTrial = PlannedTrial & Pick<RunStatus, 'step' | 'stepMs' | 'activity'>;

export interface SeedsState {
  /** The present comparison or the last one; `null` if there was none. */
  readonly comparison: SeedComparison | null;
  /** `elsewhere`: another tab trains its runs. */
  readonly activity: 'none' | 'running' | 'elsewhere';
  /** `null` before the first run has begun, and when nothing runs. */
  readonly trial: PresentTrial | null;
  /** Why the comparison has stopped before its end; `null` if it has not. */
  readonly problem: string | null;
  /** Why a worker had stopped in whose place another one went on; `null` if none had. */
  readonly replaced: string | null;
  /** Whether its dialog is open. */
  readonly isShown: boolean;
  /** Whether it has ended while its dialog was not open. */
  readonly isNews: boolean;
}

export const noSeeds: SeedsState = {
  comparison: null,
  activity: 'none',
  trial: null,
  problem: null,
  replaced: null,
  isShown: false,
  isNews: false,
};

/** How far a comparison has got. */
export interface SeedProgress {
  /** Number of the runs with a result, and of all runs. */
  readonly done: number;
  readonly count: number;
  /** 0…1, with the part of the present run. */
  readonly share: number;
  /** Time to the end; `null` before it can be told. */
  readonly leftMs: number | null;
}

export function progressOf(comparison: SeedComparison, trial: SeedsState['trial']): SeedProgress {
  const { arms, seeds, steps, results } = comparison;
  const count = arms.length * seeds.length;
  const done = results.length;
  const presentShare = trial === null ? 0 : Math.min(1, trial.step / steps);
  return {
    done,
    count,
    share: (done + presentShare) / count,
    leftMs: leftMsOf(comparison, trial, presentShare),
  };
}

function leftMsOf(
  comparison: SeedComparison,
  trial: SeedsState['trial'],
  presentShare: number,
): number | null {
  let leftMs = 0;
  for (const { arm, seed } of trialsLeft(comparison)) {
    const trialMs = expectedMs(comparison, trial, arm);
    if (trialMs === null) return null;
    const isPresent = arm === trial?.arm && seed === trial.seed;
    leftMs += isPresent ? (1 - presentShare) * trialMs : trialMs;
  }
  return leftMs;
}

/** Expected time of a run: as the runs of its arm took, else as all did, else by the present steps. */
function expectedMs(
  { results, steps }: SeedComparison,
  trial: SeedsState['trial'],
  arm: number,
): number | null {
  const measured = meanMs(results.filter((result) => result.arm === arm)) ?? meanMs(results);
  if (measured !== null) return measured;
  return trial === null || trial.stepMs === null ? null : trial.stepMs * steps;
}

function meanMs(results: readonly TrialResult[]): number | null {
  if (results.length === 0) return null;
  return results.reduce((sum, { totalMs }) => sum + totalMs, 0) / results.length;
}
