/** Measures all contenders on one backend, in rounds, so that a drift of the machine hits all alike. */
import * as tf from '@tensorflow/tfjs-core';
import { createDataset, type Dataset } from '../../../src/data/dataset.ts';
import { createRandom } from '../../../src/data/random.ts';
import { loadManifest, loadShards } from '../../../src/data/shardLoader.ts';
import type { BackendName } from '../../../src/settings/choices.ts';
import { startBackend } from '../../../src/siamese/backend/backend.ts';
import type { Contender, StepFigures } from './contender.ts';
import { ours } from './ours.ts';
import { lstmEncoder, plain, tutorialEncoder } from './plain.ts';

const rounds = 5;
const stepsPerBlock = { wasm: 30, webgl: 4 };
const warmUpSteps = 3;

let draws = 0;
if (typeof WebGL2RenderingContext !== 'undefined') {
  for (const name of ['drawArrays', 'drawElements'] as const) {
    const draw: unknown = Reflect.get(WebGL2RenderingContext.prototype, name);
    if (typeof draw !== 'function') throw new Error(`WebGL has no ${name}`);
    Reflect.set(
      WebGL2RenderingContext.prototype,
      name,
      function (this: object, ...rest: unknown[]) {
        draws++;
        return Reflect.apply(draw, this, rest);
      },
    );
  }
}

async function loadMnist(): Promise<Dataset> {
  const url = new URL('/mnist/manifest.json', location.origin);
  const ports = { fetch: (from: URL) => fetch(from), wait: async () => {} };
  const manifest = await loadManifest(url, ports);
  const dataset = createDataset(manifest);
  await loadShards(dataset, manifest, url, ports, (_, error) => {
    if (error !== null) throw error;
  });
  return dataset;
}

/** TensorFlow.js has no gradient of a convolution's weights on WASM: the tutorials' CNN cannot train. */
function contendersOn(backend: 'wasm' | 'webgl', dataset: Dataset): Contender[] {
  const random = createRandom(1, 'batch');
  const canTrainPlainCnn = backend === 'webgl';
  return [
    ours('our CNN, the default', dataset, {}),
    ours('our CNN, 60 images', dataset, { imagesPerDigit: 6 }),
    ...(canTrainPlainCnn ? [plain('plain CNN', tutorialEncoder(), dataset, 64, random)] : []),
    ours('our LSTM', dataset, { encoder: 'lstm', imagesPerDigit: 6 }),
    plain('plain LSTM', lstmEncoder(), dataset, 30, random),
  ];
}

async function count({
  step,
}: Contender): Promise<Omit<StepFigures, 'name' | 'images' | 'blockStepMs'>> {
  const before = { draws, tensors: tf.memory().numTensors };
  await step();
  const dispatchesPerStep = draws - before.draws;
  const tensorsLeftPerStep = tf.memory().numTensors - before.tensors;
  // A step of its own: profiling reads everything back, which draws as well.
  const { kernels } = await tf.profile(async () => {
    await step();
    return tf.scalar(0);
  });
  return { kernelsPerStep: kernels.length, dispatchesPerStep, tensorsLeftPerStep };
}

async function run(backend: 'wasm' | 'webgl'): Promise<unknown> {
  const { renderer } = await startBackend(backend satisfies BackendName, () => {});
  const contenders = contendersOn(backend, await loadMnist());
  const blocks = contenders.map((): number[] => []);
  for (const { step } of contenders) for (let at = 0; at < warmUpSteps; at++) await step();
  for (let round = 0; round < rounds; round++) {
    for (const [index, { step }] of contenders.entries()) {
      const begunMs = performance.now();
      for (let at = 0; at < stepsPerBlock[backend]; at++) await step();
      blocks[index]?.push((performance.now() - begunMs) / stepsPerBlock[backend]);
    }
  }
  const figures: StepFigures[] = [];
  for (const [index, contender] of contenders.entries()) {
    const { name, images } = contender;
    figures.push({ name, images, blockStepMs: blocks[index] ?? [], ...(await count(contender)) });
  }
  return { renderer, figures };
}

self.onmessage = async ({ data }: MessageEvent<unknown>) => {
  try {
    self.postMessage(await run(data === 'webgl' ? 'webgl' : 'wasm'));
  } catch (error) {
    self.postMessage({ error: String(error) });
  }
};
