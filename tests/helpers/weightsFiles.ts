/** Makes weights files of a network so small that a person can read them in a test's output. */
import { createRandom } from '../../src/data/random.ts';
import type { LossKind } from '../../src/settings/choices.ts';
import { datasets } from '../../src/settings/datasets.ts';
import { defaultSettings } from '../../src/settings/settings.ts';
import type { Architecture } from '../../src/siamese/network/architecture/architecture.ts';
import { type NetworkPlan, planNetwork } from '../../src/siamese/network/plans/networkPlan.ts';
import { type ExportedRun, writeWeightsFile } from '../../src/siamese/weightsFile/write.ts';

const smallCnn: Architecture = {
  kind: 'cnn',
  layers: [
    { op: 'conv2d', filters: 2, kernelSize: 5, stride: 3, padding: 1, activation: 'relu' },
    { op: 'conv2d', filters: 3, kernelSize: 3, stride: 3, padding: 0, activation: 'relu' },
    { op: 'flatten' },
    { op: 'dense', units: 4, activation: 'linear' },
  ],
};

const smallLstm: Architecture = {
  kind: 'lstm',
  layers: [
    { op: 'lstm', units: 3 },
    { op: 'dense', units: 4, activation: 'linear' },
  ],
};

const twins = { isTied: true, distance: 'euclidean' } as const;

/** conv1 5×5×1×2 + 2, conv2 3×3×2×3 + 3, dense1 27×4 + 4: 221 numbers. */
export const smallPlan: NetworkPlan = planNetwork(smallCnn, twins);

export const exampleRun: ExportedRun = {
  settings: { ...defaultSettings, embeddingSize: 4, seed: 77, margin: 1.5 },
  steps: 250,
  weights: 'newest',
  decision: { slope: 8, intercept: 4, threshold: 0.5 },
  testPairAccuracy: 0.97,
  datasetName: 'MNIST',
  classes: datasets.mnist.classes,
  createdAt: new Date('2026-03-01T12:00:00Z'),
  symbols: [],
};

/** Numbers of usual size. */
export function someParameters(plan: NetworkPlan, seed = 1): Float32Array {
  const random = createRandom(seed, 'weights');
  return Float32Array.from({ length: plan.parameterCount }, () => random.uniform() - 0.5);
}

/** Random finite float32 numbers of all kinds: large, small, denormal, −0. */
export function anyFloat32s(count: number, seed: number): Float32Array {
  const random = createRandom(seed, 'weights');
  const view = new DataView(new ArrayBuffer(4));
  return Float32Array.from({ length: count }, () => {
    view.setUint16(0, random.below(0x10000));
    view.setUint16(2, random.below(0x10000));
    const value = view.getFloat32(0);
    return Number.isFinite(value) ? value : -0;
  });
}

/** The differences of an example from the usual one. */
export type ExampleChange = Partial<Pick<NetworkPlan, 'isTied' | 'distance'>> & {
  readonly kind?: 'cnn' | 'lstm';
  readonly loss?: LossKind;
};

/** A valid file; without changes, of a small CNN with tied towers. */
export function exampleText({ kind = 'cnn', loss, ...change }: ExampleChange = {}): string {
  const plan = planNetwork(kind === 'cnn' ? smallCnn : smallLstm, { ...twins, ...change });
  const settings = loss === undefined ? exampleRun.settings : { ...exampleRun.settings, loss };
  return writeWeightsFile(plan, someParameters(plan), { ...exampleRun, settings });
}
