/**
 * Owns a comparison over seeds: several settings, each trained from several seeds, and what came of the
 * runs. Plain values, pure functions.
 */
import type { BackendName } from '../../settings/choices.ts';
import type { RunSettings } from '../../settings/settings.ts';

/** The fewest and the most settings in one comparison. */
export const armCounts = { min: 2, max: 4 } as const;
/** The fewest and the most seeds in one comparison. */
export const seedCounts = { min: 3, max: 10 } as const;

/** One of the compared settings. */
export interface Arm {
  readonly name: string;
  /** The plan's seeds and steps replace the seed and the steps of these settings. */
  readonly settings: RunSettings;
}

/** What is to be trained. */
export interface SeedPlan {
  readonly arms: readonly Arm[];
  readonly seeds: readonly number[];
  /** Steps of every run. */
  readonly steps: number;
  /** The backend of every run: figures of two backends are not paired. */
  readonly backend: BackendName;
}

/** One run of the plan. */
export interface PlannedTrial {
  /** Index of the arm. */
  readonly arm: number;
  readonly seed: number;
}

/** What came of a run: its figures on all test pairs, or the step (from 0) at which it diverged. */
export type TrialOutcome =
  | {
      readonly kind: 'measured';
      /** 0…1 */
      readonly pairAccuracy: number;
      /** 0…1; `null` if a distance is not finite. */
      readonly areaUnderCurve: number | null;
      /** `null` if it is not finite. */
      readonly validationLoss: number | null;
    }
  | { readonly kind: 'diverged'; readonly step: number };

export interface TrialResult extends PlannedTrial {
  readonly outcome: TrialOutcome;
  /** Time spent training. */
  readonly trainingMs: number;
  /** Time from the start of the run to its figures. */
  readonly totalMs: number;
}

export interface SeedComparison extends SeedPlan {
  /** In the order of the runs. */
  readonly results: readonly TrialResult[];
}

/** Consecutive seeds. */
export function seedsFrom(first: number, count: number): readonly number[] {
  return Array.from({ length: count }, (_, index) => first + index);
}

/** All runs in their order: seed by seed, so that a comparison cut short has pairs. */
function trialsOf({ arms, seeds }: Pick<SeedPlan, 'arms' | 'seeds'>): PlannedTrial[] {
  return seeds.flatMap((seed) => arms.map((_, arm) => ({ arm, seed })));
}

/** The runs without a result, in their order. */
export function trialsLeft(comparison: SeedComparison): PlannedTrial[] {
  return trialsOf(comparison).filter((trial) => resultOf(comparison, trial) === undefined);
}

/** The result of a run; `undefined` before it has one. */
export function resultOf(
  { results }: Pick<SeedComparison, 'results'>,
  { arm, seed }: PlannedTrial,
): TrialResult | undefined {
  return results.find((result) => result.arm === arm && result.seed === seed);
}

/** The settings that a run is trained with. */
export function settingsOf({ arms, steps }: SeedPlan, { arm, seed }: PlannedTrial): RunSettings {
  const chosen = arms[arm];
  if (chosen === undefined) throw new RangeError(`There is no arm ${arm} among ${arms.length}`);
  return { ...chosen.settings, steps, seed };
}
