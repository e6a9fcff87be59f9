/** What the quality benchmark trains, and what each is meant to reach. */
import { type ExperimentId, experiments } from '../../../src/settings/experiments.ts';
import { defaultSettings, type RunSettings } from '../../../src/settings/settings.ts';

export interface Recipe {
  readonly name: string;
  readonly settings: RunSettings;
  /** Balanced test-pair accuracy to be reached, or that of pairs of digits held out: AUC. */
  readonly target: { readonly figure: 'accuracy' | 'held-out AUC'; readonly atLeast: number };
}

/** What an experiment of the page changes of the defaults. */
function changesOf(id: ExperimentId): Partial<RunSettings> {
  const { start } = experiments[id];
  if (start.kind !== 'settings') throw new Error(`The experiment ${id} trains nothing`);
  return start.changes;
}

/** The page's defaults, changed only in what the name says. */
export const recipes: readonly Recipe[] = [
  recipe('the default', {}, 0.993),
  recipe('the accurate experiment', changesOf('accurate'), 0.996),
  recipe('MLP, 2,000 steps', { encoder: 'mlp', steps: 2_000 }, 0.988),
  recipe('the LSTM experiment', changesOf('lstm'), 0.99),
  recipe('two numbers', changesOf('two-numbers'), 0.986),
  recipe('towers not tied', changesOf('untied'), 0.98),
  {
    name: 'trained on 0 to 6, pairs among 7 to 9',
    settings: { ...defaultSettings, ...changesOf('held-out'), heldOutDigits: [7, 8, 9] },
    target: { figure: 'held-out AUC', atLeast: 0.75 },
  },
];

function recipe(name: string, changes: Partial<RunSettings>, atLeast: number): Recipe {
  return {
    name,
    settings: { ...defaultSettings, ...changes },
    target: { figure: 'accuracy', atLeast },
  };
}
