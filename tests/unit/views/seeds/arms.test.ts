import { describe, expect, it } from 'vitest';
import { datasets } from '../../../../src/settings/datasets.ts';
import { conflictIn } from '../../../../src/settings/rules.ts';
import { defaultSettings, type RunSettings } from '../../../../src/settings/settings.ts';
import { armNames, differenceFromFirst } from '../../../../src/views/seeds/armNames.ts';
import {
  type ArmOption,
  armGroups,
  type NamedRun,
} from '../../../../src/views/seeds/armOptions.ts';
import { armDifferences } from '../../../../src/views/seeds/armSettings.ts';

const { mnist } = datasets;

const optionsFor = (present: RunSettings, runs: readonly NamedRun[] = []): ArmOption[] =>
  armGroups(present, mnist, runs).flatMap(({ options }) => options);

function find(options: readonly ArmOption[], text: string): ArmOption {
  const found = options.find((option) => option.text === text);
  if (found === undefined) throw new Error(`There is no option “${text}”`);
  return found;
}

const presents: readonly (readonly [string, RunSettings])[] = [
  ['the default', defaultSettings],
  ['untied', { ...defaultSettings, loss: 'contrastive-pairs', tieWeights: false }],
  ['one image of each digit', { ...defaultSettings, loss: 'learned-distance', imagesPerDigit: 1 }],
  ['directions', { ...defaultSettings, loss: 'supervised-contrastive', unitLength: true }],
  ['triplets', { ...defaultSettings, loss: 'triplet', optimizer: 'sgd', learningRate: 0.1 }],
];

describe.each(presents)('the options beside settings that are %s', (_, present) => {
  const options = optionsFor(present);

  it('can all be trained, and each only once', () => {
    expect(options.filter(({ settings }) => conflictIn(settings, mnist) !== null)).toEqual([]);
    expect(new Set(options.map(({ key }) => key)).size).toBe(options.length);
    expect(new Set(options.map(({ text }) => text)).size).toBe(options.length);
  });

  it('begin with them; those with one thing changed do differ', () => {
    const [first, ...others] = options;
    expect(first?.settings).toEqual(present);
    const changed = others.filter(({ name }) => name === null);
    for (const { settings } of changed) {
      expect(armDifferences([present, settings])).not.toEqual([]);
    }
  });
});

describe('tied and untied towers', () => {
  it('can be compared from the default, where only the pair of both on given pairs is fair', () => {
    const options = optionsFor(defaultSettings);
    const tied = find(options, 'Loss function: Contrastive, given pairs');
    const untied = find(options, 'Weights: Untied (Contrastive, given pairs)');
    expect(armDifferences([tied.settings, untied.settings])).toEqual(['tieWeights']);
    expect(armNames([tied, untied], mnist)).toEqual(['Tied', 'Untied']);
    expect(differenceFromFirst(tied, untied, mnist)).toBe(
      'Differs from the first in weights alone.',
    );
    const [present] = options;
    expect(present && differenceFromFirst(present, untied, mnist)).toBe(
      'Differs from the first in weights and loss function: what shows may come from any of them.',
    );
  });

  it('can be compared from untied ones directly', () => {
    const options = optionsFor({
      ...defaultSettings,
      loss: 'contrastive-pairs',
      tieWeights: false,
    });
    expect(find(options, 'Weights: Tied').settings.loss).toBe('contrastive-pairs');
    expect(options.map(({ text }) => text)).not.toContain('Loss function: Triplet');
  });
});

describe('the names of arms', () => {
  it('are their values where few settings differ', () => {
    const [present, ...others] = optionsFor(defaultSettings);
    if (present === undefined) throw new Error('The present settings are always an option');
    const sgd = find(others, 'Optimiser: Gradient descent (SGD)');
    expect(armNames([present, sgd], mnist)).toEqual([
      'Muon · Rate 0.03',
      'Gradient descent (SGD) · Rate 0.1',
    ]);
  });

  it('are those of the options where much differs, of experiments and of runs', () => {
    const run = { name: 'Run of Monday', settings: { ...defaultSettings, margin: 2 } };
    const options = optionsFor(defaultSettings, [run, run]);
    const chosen = options.filter(({ name, key }) => name === run.name || key === 'present');
    const lstm = find(options, 'LSTM twins, as the question asked');
    const directions = find(options, 'Embedding length: Unit length');
    expect(armNames([...chosen, lstm, directions], mnist)).toEqual([
      'Present settings',
      'Run of Monday',
      'Run of Monday (2)',
      'LSTM twins, as the question asked',
      'Embedding length: Unit length',
    ]);
  });

  it('leave out what no arm uses', () => {
    const mined: RunSettings = { ...defaultSettings, mining: 'hard', temperature: 0.5 };
    expect(armDifferences([defaultSettings, mined])).toEqual([]);
    const triplet: RunSettings = { ...mined, loss: 'triplet' };
    expect(armDifferences([defaultSettings, triplet])).toEqual(['loss', 'mining']);
  });
});

describe('experiments', () => {
  it('with trained weights are not among the options, and held-out digits are warned of', () => {
    const options = optionsFor(defaultSettings);
    expect(options.map(({ text }) => text)).not.toContain('A trained network');
    const [present] = options;
    const heldOut = find(options, '7, 8 and 9 never seen');
    expect(present && differenceFromFirst(present, heldOut, mnist)).toMatch(
      /figures do not compare/,
    );
  });
});
