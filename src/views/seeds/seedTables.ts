/** Makes the tables of numbers behind a comparison over seeds. Imports no React. */
import type { RunSettings } from '../../settings/settings.ts';
import {
  type SeedComparison,
  settingsOf,
  type TrialResult,
} from '../../store/seeds/seedComparison.ts';
import type { PictureTable } from '../components/picture/pictureTable.ts';
import { armSettings } from './armSettings.ts';
import { figureOf, seedFigureNames } from './seedFigures.ts';

const figureColumns = ['pair accuracy', 'area under ROC', 'validation loss'] as const;

/** One row per run: its figures alone. */
export function runsTable(comparison: SeedComparison): PictureTable {
  return {
    columns: ['settings', 'seed', ...figureColumns],
    rows: comparison.results.map((result) => [...headOf(comparison, result), ...figures(result)]),
  };
}

/** One row per run: all that is needed to train it again, and what came of it. */
export function fullTable(comparison: SeedComparison): PictureTable {
  const { steps, backend, results } = comparison;
  return {
    columns: [
      'settings',
      'seed',
      ...figureColumns,
      'diverged at step',
      'training ms',
      'steps',
      'backend',
      ...armSettings,
    ],
    rows: results.map((result) => {
      const { outcome, trainingMs } = result;
      const settings = settingsOf(comparison, result);
      return [
        ...headOf(comparison, result),
        ...figures(result),
        outcome.kind === 'diverged' ? outcome.step + 1 : null,
        trainingMs,
        steps,
        backend,
        ...armSettings.map((name) => cellOf(settings[name])),
      ];
    }),
  };
}

function headOf({ arms }: SeedComparison, { arm, seed }: TrialResult): [string | null, number] {
  return [arms[arm]?.name ?? null, seed];
}

function figures(result: TrialResult): (number | null)[] {
  return seedFigureNames.map((name) => figureOf(result, name));
}

function cellOf(value: RunSettings[keyof RunSettings]): string | number {
  return typeof value === 'number' ? value : String(value);
}
