import * as tf from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-backend-webgpu/dist/register_all_kernels.js';
import { beforeAll, describe, expect, it } from 'vitest';
import { batchSizeOf } from '../../../../../src/data/batches/batchRecipe.ts';
import { createRandom } from '../../../../../src/data/random.ts';
import { encoderKinds, lossKinds, optimizerKinds } from '../../../../../src/settings/choices.ts';
import type { RunSettings } from '../../../../../src/settings/settings.ts';
import { adapterName } from '../../../../../src/siamese/backend/webgpu/start.ts';
import { BatchInput } from '../../../../../src/siamese/network/batchInput.ts';
import { switchToBackend } from '../../../../helpers/backends.ts';
import { numbersWithin } from '../../../../helpers/randomNumbers.ts';
import { makeTrainer, quick, recipeOf, stepSettingsOf } from '../../../../helpers/trainers.ts';

/** The kernels of TensorFlow.js that a training step runs where there are none of ours. */
async function kernelsOfStep(settings: RunSettings): Promise<string[]> {
  const trainer = makeTrainer(settings);
  const random = createRandom(1, 'batch');
  const { encoder, isTied } = trainer.network.plan;
  const sides = isTied ? 1 : 2;
  const images = batchSizeOf(recipeOf(settings)) / sides;
  const inputs = Array.from({ length: sides }, () => {
    const { length } = new BatchInput(encoder.input, images).values;
    return numbersWithin(random, length);
  });
  const { kernels } = await tf.profile(() => trainer.step(inputs, stepSettingsOf(settings)));
  trainer.dispose();
  // What ends so is a group of kernels with a gradient of its own; those in it are in the list too.
  return kernels.map(({ name }) => name).filter((name) => !name.endsWith('__op'));
}

describe('what TensorFlow.js has for WebGPU', () => {
  const known = new Set(tf.getKernelsForBackend('webgpu').map(({ kernelName }) => kernelName));
  const missing = (names: readonly string[]) => names.filter((name) => !known.has(name));
  beforeAll(() => switchToBackend('cpu'));

  it.each(encoderKinds)('is all that a step of the encoder %s needs', async (encoder) => {
    for (const encoderSize of ['small', 'large'] as const) {
      const kernels = await kernelsOfStep(quick({ encoder, encoderSize }));
      expect(kernels).toContain('BatchMatMul');
      expect(missing(kernels)).toEqual([]);
    }
  });

  it.each(lossKinds)('is all that a step of the loss %s needs', async (loss) => {
    const kernels = await kernelsOfStep(quick({ loss }));
    expect(kernels).toContain('BatchMatMul');
    expect(missing(kernels)).toEqual([]);
  });

  it.each(optimizerKinds)('is all that a step of the optimiser %s needs', async (optimizer) => {
    expect(missing(await kernelsOfStep(quick({ optimizer })))).toEqual([]);
  });

  it('lacks what it lacks, or this test could not see it', () => {
    expect(missing(['NoSuchKernel'])).toEqual(['NoSuchKernel']);
    expect(known.size).toBeGreaterThan(100);
  });
});

describe('the name of an adapter', () => {
  const nothing = { vendor: '', architecture: '', device: '', description: '' };

  it('is its description where the browser tells it', () => {
    const info = { ...nothing, vendor: 'nvidia', description: 'NVIDIA GeForce RTX 3060' };
    expect(adapterName(info)).toBe('NVIDIA GeForce RTX 3060');
  });

  it('is else its vendor and family of cards', () => {
    expect(adapterName({ ...nothing, vendor: 'apple', architecture: 'metal-3' })).toBe(
      'apple metal-3',
    );
  });

  it('is no empty text where the browser tells nothing', () => {
    expect(adapterName(nothing)).toBe('graphics card');
  });
});
