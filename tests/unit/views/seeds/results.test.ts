import { describe, expect, it } from 'vitest';
import { armDifferences } from '../../../../src/metrics/statistics/armDifferences.ts';
import { datasets } from '../../../../src/settings/datasets.ts';
import { defaultSettings } from '../../../../src/settings/settings.ts';
import type {
  Arm,
  SeedComparison,
  TrialOutcome,
} from '../../../../src/store/seeds/seedComparison.ts';
import { csvOf } from '../../../../src/views/components/picture/pictureTable.ts';
import { dotLayout, dotsAt, rowHeight } from '../../../../src/views/seeds/dotLayout.ts';
import { figuresOf, seedFigures, whyNotCompared } from '../../../../src/views/seeds/seedFigures.ts';
import { fullTable, runsTable } from '../../../../src/views/seeds/seedTables.ts';
import { divergedWords, findingOf, planWords } from '../../../../src/views/seeds/words.ts';

const arms: readonly Arm[] = [
  { name: 'Tied', settings: defaultSettings },
  { name: 'Untied', settings: { ...defaultSettings, encoder: 'mlp' } },
];

function findingFor(
  figures: readonly (readonly (number | null)[])[],
  name: keyof typeof seedFigures = 'pairAccuracy',
): string {
  const [difference] = armDifferences(figures);
  if (difference === undefined) throw new Error('Two arms have a difference');
  const { claim, evidence } = findingOf(difference, arms, seedFigures[name]);
  return `${claim} ${evidence}`;
}

describe('what a comparison shows', () => {
  // Differences of 1, 2, 3 hundredths of a point: mean 0.02, ± 4.303 · 0.01/√3 = 0.025.
  const little = [
    [0.9801, 0.9802, 0.9803],
    [0.98, 0.98, 0.98],
  ];

  it('is said with its interval, and with few seeds how much could have been seen', () => {
    // Differences 0.40, 0.41, 0.42: mean 0.41, half width 4.303 · 0.01/√3, in points.
    const figures = [
      [0.984, 0.9842, 0.9841],
      [0.98, 0.98, 0.98],
    ];
    expect(findingFor(figures)).toBe(
      'Tied is better than Untied by 0.41 points (95 % interval 0.39 to 0.43, 3 seeds). ' +
        'With 3 seeds, only a difference of 0.03 points or more would have been seen in 4 of 5 such comparisons.',
    );
  });

  it('is no difference where the interval holds 0', () => {
    expect(findingFor(little)).toBe(
      'No difference shown between Tied and Untied: Tied is ahead by 0.02 points (95 % interval 0.00 to 0.04, 3 seeds). ' +
        'With 3 seeds, only a difference of 0.03 points or more would have been seen in 4 of 5 such comparisons.',
    );
  });

  it('is told in favour of the better one, whichever stands first', () => {
    const words = findingFor([...little].reverse());
    expect(words).toContain('Untied is ahead by 0.02 points (95 % interval 0.00 to 0.04');
    const losses = findingFor(
      [
        [0.05, 0.052, 0.051, 0.05, 0.053],
        [0.04, 0.041, 0.041, 0.039, 0.042],
      ],
      'validationLoss',
    );
    expect(losses).toMatch(/^Untied is better than Tied by 0\.0106 \(95 % interval 0\.0\d+ to /);
    expect(losses).not.toContain('With 5 seeds');
  });

  it('has no interval where all differences are equal', () => {
    expect(
      findingFor([
        [0.9, 0.9, 0.9],
        [0.9, 0.9, 0.9],
      ]),
    ).toBe('Tied and Untied have the same figure with each of 3 seeds.');
    expect(
      findingFor([
        [0.9, 0.8, 0.7],
        [0.8, 0.7, 0.6],
      ]),
    ).toBe(
      'Tied is better than Untied by 10.00 points with each of 3 seeds: without any spread there is no interval.',
    );
  });

  it('is nothing yet with a single pair', () => {
    expect(
      findingFor([
        [0.9, null, 0.8],
        [0.9, 0.9, null],
      ]),
    ).toMatch(/^Nothing can be said yet/);
  });

  it('never has a word that is no number', () => {
    const samples = [
      [0, 0, 0],
      [1, 1, 1],
      [0.5, 0.5, 1],
      [0.5, null, 0.5],
      [null, null, null],
    ];
    for (const one of samples) {
      for (const other of samples) {
        expect(findingFor([one, other])).not.toMatch(/NaN|Infinity|undefined|−0\.00/);
      }
    }
  });
});

describe('figures that do not compare', () => {
  it('are the losses of different loss functions, and all of runs with other held-out digits', () => {
    const other = (settings: Partial<Arm['settings']>): readonly Arm[] => [
      { name: 'One', settings: defaultSettings },
      { name: 'Other', settings: { ...defaultSettings, ...settings } },
    ];
    expect(whyNotCompared('validationLoss', arms, datasets.mnist)).toBeNull();
    expect(whyNotCompared('validationLoss', other({ margin: 2 }), datasets.mnist)).toMatch(
      /^The margin is not/,
    );
    expect(whyNotCompared('pairAccuracy', other({ margin: 2 }), datasets.mnist)).toBeNull();
    expect(whyNotCompared('pairAccuracy', other({ heldOutDigits: [9] }), datasets.mnist)).toMatch(
      /held out/,
    );
  });
});

const measured = (pairAccuracy: number): TrialOutcome => ({
  kind: 'measured',
  pairAccuracy,
  areaUnderCurve: null,
  validationLoss: 0.25,
});
const comparison: SeedComparison = {
  arms,
  seeds: [7, 8, 9],
  steps: 300,
  backend: 'wasm',
  results: [
    { arm: 0, seed: 7, outcome: measured(0.95), trainingMs: 10, totalMs: 20 },
    { arm: 1, seed: 7, outcome: { kind: 'diverged', step: 11 }, trainingMs: 1, totalMs: 2 },
    { arm: 0, seed: 8, outcome: measured(0.97), trainingMs: 12, totalMs: 20 },
  ],
};

describe('the runs of a comparison', () => {
  it('have their figures by arm and seed, and none where they diverged or are not there yet', () => {
    expect(figuresOf(comparison, 'pairAccuracy')).toEqual([
      [0.95, 0.97, null],
      [null, null, null],
    ]);
  });

  it('that diverged are named', () => {
    expect(divergedWords(comparison)).toMatch(/^One run has .*: Untied from seed 7 at step 12\. /);
    expect(divergedWords({ ...comparison, results: [] })).toBeNull();
  });

  it('make a table, and a file with all that trains them again', () => {
    expect(runsTable(comparison).rows).toEqual([
      ['Tied', 7, 0.95, null, 0.25],
      ['Untied', 7, null, null, null],
      ['Tied', 8, 0.97, null, 0.25],
    ]);
    const [head = '', , second = ''] = csvOf(fullTable(comparison)).split('\n');
    const columns = head.split(',');
    const cells = second.split(',');
    const cell = (name: string): string | undefined => cells[columns.indexOf(name)];
    expect(cell('encoder')).toBe('mlp');
    expect(cell('steps')).toBe('300');
    expect(cell('diverged at step')).toBe('12');
    expect(cell('pair accuracy')).toBe('');
    expect(cell('learningRate')).toBe('0.03');
  });
});

describe('the dots', () => {
  const figures = [
    [0.95, 0.97, null],
    [0.91, null, 0.93],
  ];
  const { rows, pairs, ticks } = dotLayout(figures, [7, 8, 9], [0, 1], 400);

  it('lie in the order of their figures, with the bar at their mean', () => {
    const [first, second] = rows;
    expect(first?.dots.map(({ seed }) => seed)).toEqual([7, 8]);
    const [low = 0, high = 0] = first?.dots.map(({ x }) => x) ?? [];
    expect(high).toBeGreaterThan(low);
    expect(first?.meanX).toBeCloseTo((low + high) / 2, 9);
    expect(second?.dots.every(({ x }) => x < low)).toBe(true);
  });

  it('are joined where both arms have a run of the seed', () => {
    const [both, onlyFirst, onlySecond] = pairs;
    expect(both?.path).toMatch(new RegExp(`^M[\\d.]+ ${dotsAt}L[\\d.]+ ${rowHeight + dotsAt}$`));
    expect([onlyFirst?.path, onlySecond?.path]).toEqual(['', '']);
  });

  it('and their ticks stay within the picture', () => {
    const places = [...ticks, ...rows.flatMap(({ dots }) => dots)].map(({ x }) => x);
    expect(Math.min(...places)).toBeGreaterThanOrEqual(24);
    expect(Math.max(...places)).toBeLessThanOrEqual(376);
  });

  it('that are all equal lie in the middle', () => {
    const same = dotLayout([[0.5, 0.5]], [1, 2], [0, 1], 400);
    expect(same.rows[0]?.meanX).toBeCloseTo(200, 6);
  });
});

describe('the plan', () => {
  it('says how many runs there are, and how long they take once the pace is known', () => {
    expect(planWords(2, 3, 200, null)).toBe('6 runs of 200 steps.');
    expect(planWords(2, 5, 2_000, 6)).toMatch(/^10 runs of 2,000 steps: about 2 min if /);
  });
});
