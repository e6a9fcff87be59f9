/** Owns the figures by which the arms of a comparison over seeds are compared. Imports no React. */
import type { Nouns } from '../../settings/facts/nouns.ts';
import type { Arm, SeedComparison, TrialResult } from '../../store/seeds/seedComparison.ts';
import { resultOf } from '../../store/seeds/seedComparison.ts';
import { formatAxisNumber, formatShare } from '../format.ts';
import { labelOf } from '../settingWords.ts';
import { armDifferences } from './armSettings.ts';

export const seedFigureNames = ['pairAccuracy', 'areaUnderCurve', 'validationLoss'] as const;
export type SeedFigureName = (typeof seedFigureNames)[number];

export interface SeedFigure {
  /** Its name on the page. */
  readonly text: string;
  readonly isBetterHigh: boolean;
  /** The limits of all possible values. */
  readonly within: readonly [number, number];
  /** A figure. */
  readonly format: (value: number) => string;
  /** A tick of its axis. */
  readonly formatTick: (value: number) => string;
  /** The number of a difference, without its unit; never negative. */
  readonly formatSize: (size: number) => string;
  /** The unit of a difference, with the space before it; empty without one. */
  readonly unit: string;
}

/** Digits behind the point, always the same; none of a number that is too long for them. */
const plain = (value: number): string => (value < 1e6 ? value.toFixed(4) : formatAxisNumber(value));

export const seedFigures: Readonly<Record<SeedFigureName, SeedFigure>> = {
  pairAccuracy: {
    text: 'Pair accuracy',
    isBetterHigh: true,
    within: [0, 1],
    format: (value) => formatShare(value, 2),
    formatTick: (value) => `${formatAxisNumber(100 * value)} %`,
    formatSize: (size) => (100 * size).toFixed(2),
    unit: ' points',
  },
  areaUnderCurve: {
    text: 'Area under ROC',
    isBetterHigh: true,
    within: [0, 1],
    format: plain,
    formatTick: formatAxisNumber,
    formatSize: plain,
    unit: '',
  },
  validationLoss: {
    text: 'Validation loss',
    isBetterHigh: false,
    within: [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY],
    format: plain,
    formatTick: formatAxisNumber,
    formatSize: plain,
    unit: '',
  },
};

/** The figure of a run; `null` if it has none. */
export function figureOf(result: TrialResult | undefined, name: SeedFigureName): number | null {
  return result?.outcome.kind === 'measured' ? result.outcome[name] : null;
}

/** [arms][seeds] the figures of all runs; `null` where a run has none. */
export function figuresOf(
  comparison: SeedComparison,
  name: SeedFigureName,
): readonly (readonly (number | null)[])[] {
  return comparison.arms.map((_, arm) =>
    comparison.seeds.map((seed) => figureOf(resultOf(comparison, { arm, seed }), name)),
  );
}

/** The settings that change what a validation loss measures. */
const lossSettings = [
  'loss',
  'distance',
  'margin',
  'temperature',
  'positiveShare',
  'mining',
] as const;

/** Why the arms cannot be compared by this figure; `null` if they can. */
export function whyNotCompared(
  name: SeedFigureName,
  arms: readonly Arm[],
  nouns: Nouns,
): string | null {
  const differences = armDifferences(arms.map(({ settings }) => settings));
  if (differences.includes('heldOutDigits')) {
    return 'Not the same classes are held out: the runs are measured on different pairs, and their figures do not compare.';
  }
  const ofLoss = lossSettings.find((setting) => differences.includes(setting));
  return name === 'validationLoss' && ofLoss !== undefined
    ? `The ${labelOf(ofLoss, nouns)} is not the same: these losses measure different things and do not compare.`
    : null;
}
