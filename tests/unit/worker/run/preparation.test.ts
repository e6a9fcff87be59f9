import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { adamUpdateName } from '../../../../src/siamese/ops/adamUpdate.ts';
import { Evaluator } from '../../../../src/worker/run/measuring/evaluator.ts';
import { prepare } from '../../../../src/worker/run/preparation.ts';
import { freshRun } from '../../../../src/worker/run/start/freshRun.ts';
import { Stepper } from '../../../../src/worker/run/stepper.ts';
import { drawSymbolsHere } from '../../../../src/worker/sideWorkers/symbols/drawHere.ts';
import { SymbolSupply } from '../../../../src/worker/sideWorkers/symbols/symbolSupply.ts';
import { switchToBackend } from '../../../helpers/backends.ts';
import { quietPorts } from '../../../helpers/evaluatorPorts.ts';
import { quickSettings } from '../../../helpers/sessions.ts';
import { makeDataset } from '../../../helpers/syntheticData.ts';

const symbols = new SymbolSupply(drawSymbolsHere, () => {});
let updates = 0;

beforeAll(async () => {
  await switchToBackend('wasm');
  const kernel = tf.getKernel(adamUpdateName, 'wasm');
  tf.unregisterKernel(adamUpdateName, 'wasm');
  tf.registerKernel({
    ...kernel,
    kernelFunc: (call) => {
      updates++;
      return kernel.kernelFunc(call);
    },
  });
});

beforeEach(() => {
  updates = 0;
});

const arrived = makeDataset(3, [
  { split: 'train', imagesPerClass: 4 },
  { split: 'validation', imagesPerClass: 4 },
  { split: 'test', imagesPerClass: 4 },
]);

describe('what is done ahead of time', () => {
  it('takes a step that costs nothing: the network, its memory and its next loss stay', async () => {
    const make = () => new Stepper(freshRun(1, { ...quickSettings, optimizer: 'adam' }), arrived);
    const [prepared, other] = [make(), make()];
    const ports = { ...quietPorts(), dataset: arrived };
    const before = await prepared.network.readParameters();
    const tensors = tf.memory().numTensors;
    await prepare(new Evaluator({ ...ports, stepper: prepared }, null), prepared, {
      dataset: arrived,
      symbols,
    });
    expect(updates).toBe(1);
    expect(tf.memory().numTensors).toBe(tensors);
    expect(prepared.step).toBe(0);
    expect(await prepared.network.readParameters()).toEqual(before);
    expect(await prepared.launchStep()).toBe(await other.launchStep());
    prepared.dispose();
    other.dispose();
  });

  it('takes none before the first images have arrived', async () => {
    const empty = structuredClone(arrived);
    for (const slot of empty.splits.train.slots) Object.assign(slot, { state: 'pending' });
    const stepper = new Stepper(freshRun(1, quickSettings), empty);
    const ports = { ...quietPorts(), dataset: empty };
    await prepare(new Evaluator({ ...ports, stepper }, null), stepper, { dataset: empty, symbols });
    expect(updates).toBe(0);
    stepper.dispose();
  });
});
