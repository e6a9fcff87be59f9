import { describe, expect, it } from 'vitest';
import { defaultSettings } from '../../../../src/settings/settings.ts';
import { openPlayground } from '../../../helpers/fakePlayground.ts';
import { KeptInMemory } from '../../../helpers/keptInMemory.ts';

const tied = { ...defaultSettings, loss: 'contrastive-pairs' } as const;
const plan = {
  arms: [
    { name: 'Tied', settings: tied },
    { name: 'Untied', settings: { ...tied, tieWeights: false } },
  ],
  seeds: [4, 5, 6],
  steps: 200,
  backend: 'cpu',
};

describe('what is kept of a comparison', () => {
  const written = { ...plan, results: [], isRunning: true };
  const result = {
    arm: 0,
    seed: 4,
    outcome: { kind: 'diverged', step: 3 },
    trainingMs: 1,
    totalMs: 2,
  };

  it.each([
    [
      'settings that exclude each other',
      { arms: [plan.arms[0], { name: '?', settings: { ...defaultSettings, tieWeights: false } }] },
    ],
    [
      'a setting out of range',
      { arms: [plan.arms[0], { name: '?', settings: { ...tied, margin: 77 } }] },
    ],
    ['two arms of one name', { arms: [plan.arms[0], plan.arms[0]] }],
    ['one arm only', { arms: plan.arms.slice(1) }],
    ['a seed twice', { seeds: [4, 5, 4] }],
    ['a thousand seeds', { seeds: Array.from({ length: 1_000 }, (_, seed) => seed) }],
    ['endless runs', { steps: Number.POSITIVE_INFINITY }],
    ['a result of no planned run', { results: [{ ...result, seed: 7 }] }],
    ['a result of no arm', { results: [{ ...result, arm: 2 }] }],
    ['a result twice', { results: [result, result] }],
    [
      'an accuracy beyond 1',
      {
        results: [
          {
            ...result,
            outcome: {
              kind: 'measured',
              pairAccuracy: 2,
              areaUnderCurve: null,
              validationLoss: null,
            },
          },
        ],
      },
    ],
    ['an unknown backend', { backend: 'abacus' }],
  ])('and has %s is left out, with a word, and nothing runs', async (_, change) => {
    const kept = new KeptInMemory({ values: { seedComparison: { ...written, ...change } } });
    const { state, clients } = await openPlayground({ kept });
    expect(state().problem?.message).toMatch(
      /^Your comparison over seeds could not be read and is left out/,
    );
    expect(state().seeds).toMatchObject({ comparison: null, activity: 'none' });
    expect(clients).toHaveLength(1);
  });

  it('and is no comparison at all is left out too', async () => {
    const kept = new KeptInMemory({ values: { seedComparison: 'a text' } });
    const { state } = await openPlayground({ kept });
    expect(state().problem?.message).toMatch(/^Your comparison over seeds could not be read/);
  });

  it('and is whole is taken over', async () => {
    const kept = new KeptInMemory({
      values: { seedComparison: { ...written, results: [result], isRunning: false } },
    });
    const { state } = await openPlayground({ kept });
    expect(state().problem).toBeNull();
    expect(state().seeds.comparison).toEqual({ ...plan, results: [result] });
  });
});
