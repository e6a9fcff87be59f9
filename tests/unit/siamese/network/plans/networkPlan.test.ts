import { describe, expect, it } from 'vitest';
import { defaultSettings } from '../../../../../src/settings/settings.ts';
import {
  initialParameters,
  type NetworkPlan,
  networkKindOf,
} from '../../../../../src/siamese/network/plans/networkPlan.ts';
import { makePlan } from '../../../../helpers/networks.ts';

const untied = { loss: 'learned-distance', tieWeights: false } as const;

/** The initial values of a tensor of the first tower. */
function initialOf(plan: NetworkPlan, parameters: Float32Array, name: string): Float32Array {
  const slot = plan.encoder.parameters.find((candidate) => candidate.name === name);
  if (slot === undefined) throw new Error(`There is no ${name}`);
  return parameters.subarray(slot.offset, slot.offset + slot.size);
}

describe('the plan of a network', () => {
  it('is one encoder where the towers are tied and the distance is Euclidean', () => {
    const plan = makePlan('mlp', 4);
    expect(plan.parameterCount).toBe(plan.encoder.parameterCount);
    expect(plan.towerOffsets).toEqual([0, 0]);
    expect(plan.head).toEqual([]);
  });

  it('is an encoder for each tower and then the distance where nothing is shared', () => {
    const plan = makePlan('mlp', 4, untied);
    const { parameterCount } = plan.encoder;
    expect(plan.towerOffsets).toEqual([0, parameterCount]);
    expect(plan.headOffset).toBe(2 * parameterCount);
    expect(plan.head.map(({ name, shape, offset }) => [name, shape, offset])).toEqual([
      ['distance/weights', [4], 0],
      ['distance/bias', [1], 4],
    ]);
    expect(plan.parameterCount).toBe(2 * parameterCount + 5);
  });

  it('is what the settings ask for', () => {
    expect(networkKindOf(defaultSettings)).toEqual({ isTied: true, distance: 'euclidean' });
    expect(networkKindOf({ ...defaultSettings, ...untied })).toEqual({
      isTied: false,
      distance: 'learned',
    });
  });
});

describe('the initial parameters', () => {
  const plan = makePlan('cnn', 32);
  const parameters = initialParameters(plan, 1);

  it.each([
    ['conv1', 25],
    ['conv2', 288],
    ['dense1', 576],
    ['dense2', 64],
  ])('fill ±1 ÷ √inputs evenly in the kernel of %s, and are 0 in its bias', (layer, inputs) => {
    const kernel = initialOf(plan, parameters, `${layer}/kernel`);
    const shares = Array.from(kernel, (weight) => weight * Math.sqrt(inputs));
    expect(Math.max(...shares)).toBeLessThanOrEqual(1 + 1e-6);
    expect(Math.max(...shares)).toBeGreaterThan(0.99);
    expect(Math.min(...shares)).toBeLessThan(-0.99);
    const mean = shares.reduce((sum, share) => sum + share, 0) / shares.length;
    expect(Math.abs(mean)).toBeLessThan(4 / Math.sqrt(3 * shares.length));
    expect(new Set(initialOf(plan, parameters, `${layer}/bias`))).toEqual(new Set([0]));
  });

  it('let an LSTM forget nothing to begin with', () => {
    const lstm = makePlan('lstm', 4);
    const bias = initialOf(lstm, initialParameters(lstm, 1), 'lstm1/bias');
    // Gates: input, forget, candidate, output, of 64 units each.
    const gates = [0, 1, 2, 3].map((gate) => new Set(bias.subarray(64 * gate, 64 * (gate + 1))));
    expect(gates).toEqual([0, 1, 0, 0].map((value) => new Set([value])));
  });

  it('fill the kernels of an LSTM as wide as their inputs ask', () => {
    const lstm = makePlan('lstm', 4);
    const initial = initialParameters(lstm, 1);
    for (const [name, inputs] of [
      ['lstm1/kernel', 28],
      ['lstm1/recurrentKernel', 64],
    ] as const) {
      const shares = initialOf(lstm, initial, name).map((weight) => weight * Math.sqrt(inputs));
      expect(Math.max(...shares)).toBeCloseTo(1, 2);
      expect(Math.min(...shares)).toBeCloseTo(-1, 2);
    }
  });

  it('are the same for the same seed, and others for another', () => {
    expect(initialParameters(plan, 1)).toEqual(parameters);
    expect(initialParameters(plan, 2)).not.toEqual(parameters);
  });

  it('start towers apart that are not tied, and a learned distance at the sum of differences', () => {
    const plan = makePlan('mlp', 4, untied);
    const initial = initialParameters(plan, 1);
    const { parameterCount } = plan.encoder;
    const [a, b] = [initial.subarray(0, parameterCount), initial.subarray(parameterCount)];
    expect(a).toEqual(initialParameters(makePlan('mlp', 4), 1));
    const kernel = plan.encoder.parameters[0]?.size ?? 0;
    const alike = Array.from(a.subarray(0, kernel)).filter((weight, at) => weight === b[at]);
    expect(alike.length).toBeLessThan(0.001 * kernel);
    expect([...initial.subarray(2 * parameterCount)]).toEqual([1, 1, 1, 1, 1]);
  });
});
