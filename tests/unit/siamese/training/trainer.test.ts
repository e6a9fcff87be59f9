import { beforeAll, describe, expect, it } from 'vitest';
import { drawBatch } from '../../../../src/data/batches/batchRecipe.ts';
import { createRandom } from '../../../../src/data/random.ts';
import {
  type LossKind,
  lossKinds,
  miningKinds,
  type OptimizerKind,
  optimizerKinds,
} from '../../../../src/settings/choices.ts';
import { losses } from '../../../../src/settings/facts/losses.ts';
import { optimizers } from '../../../../src/settings/facts/optimizers.ts';
import type { RunSettings } from '../../../../src/settings/settings.ts';
import { stuckLossOf } from '../../../../src/siamese/losses/stuckLoss.ts';
import type { SiameseNetwork } from '../../../../src/siamese/network/siameseNetwork.ts';
import type { Trainer } from '../../../../src/siamese/training/trainer.ts';
import { switchToBackend } from '../../../helpers/backends.ts';
import { expectNoLeaks } from '../../../helpers/leaks.ts';
import { type LabelledDigits, readMnist, takeOfEachClass } from '../../../helpers/mnist.ts';
import { inputOf, inputsOf } from '../../../helpers/networks.ts';
import { allPairsReference } from '../../../helpers/referenceLosses.ts';
import {
  makeTrainer,
  quick,
  recipeOf,
  stepSettingsOf,
  stepWith,
} from '../../../helpers/trainers.ts';

const digits = readMnist('train', 2_000);
const pools = Array.from({ length: 10 }, (_, label) =>
  Array.from(digits.labels.keys()).filter((image) => digits.labels[image] === label),
);

/** The batch of a step, as a sampler would draw it. */
function inputsOfStep({ network }: Trainer, settings: RunSettings, step: number): Float32Array[] {
  const drawn = drawBatch(recipeOf(settings), [pools], createRandom(1, 'batch', step));
  const images = Array.from(drawn, (image) => digits.images[image] ?? new Uint8Array());
  return inputsOf(network.plan, images);
}

/** Takes steps, each on a batch of its own, and gives their losses. */
function train(trainer: Trainer, settings: RunSettings, first: number, steps: number): number[] {
  return Array.from({ length: steps }, (_, at) =>
    stepWith(
      trainer,
      inputsOfStep(trainer, settings, first + at),
      stepSettingsOf(settings, first + at),
    ),
  );
}

async function lossOn(network: SiameseNetwork, { images, labels }: LabelledDigits) {
  const embeddings = await network.embed(inputOf(network.plan, images), 'a');
  const { embeddingSize } = network.plan.encoder;
  const rows = images.map((_, at) =>
    embeddings.subarray(at * embeddingSize, (at + 1) * embeddingSize),
  );
  return allPairsReference({ a: rows, b: rows }, Array.from(labels), 1);
}

beforeAll(() => switchToBackend('wasm'));
expectNoLeaks();

describe('training', () => {
  it('lowers the loss on digits that it does not train on', async () => {
    const settings = quick({ encoder: 'cnn', imagesPerDigit: 6 });
    const unseen = takeOfEachClass(readMnist('t10k', 500), 10);
    const trainer = makeTrainer(settings);
    const start = await lossOn(trainer.network, unseen);
    const losses = train(trainer, settings, 0, 40);
    const end = await lossOn(trainer.network, unseen);
    trainer.dispose();
    expect(end).toBeLessThan(0.6 * start);
    expect(losses.at(-1)).toBeLessThan(0.5 * (losses[0] ?? 0));
  });

  it('gives the loss of the batch as it was before the step', async () => {
    const settings = quick();
    const trainer = makeTrainer(settings);
    const batch = takeOfEachClass(digits, 3);
    const expected = await lossOn(trainer.network, batch);
    const inputs = inputsOf(trainer.network.plan, batch.images);
    const found = stepWith(trainer, inputs, stepSettingsOf(settings));
    trainer.dispose();
    expect(Math.abs(found / expected - 1)).toBeLessThan(1e-5);
  });

  it('gives equal losses for equal seeds, and others for another', () => {
    const [first, second, other] = [1, 1, 2].map((seed) => {
      const settings = quick({ seed });
      const trainer = makeTrainer(settings);
      const losses = train(trainer, settings, 0, 5);
      trainer.dispose();
      return losses;
    });
    expect(second).toEqual(first);
    expect(other).not.toEqual(first);
  });
});

const everyLoss = lossKinds.flatMap((loss): Pick<RunSettings, 'loss' | 'mining'>[] =>
  loss === 'triplet'
    ? miningKinds.map((mining) => ({ loss, mining }))
    : [{ loss, mining: 'semi-hard' }],
);

/** A low temperature makes a softmax steep: without Adam, it takes a lower rate. */
function rateFor(loss: LossKind, optimizer: OptimizerKind): number {
  const isSteep = losses[loss].hasTemperature && optimizer !== 'adam';
  return optimizers[optimizer].recommendedRate / (isSteep ? 10 : 1);
}

describe.each(everyLoss)('a batch again and again, with $loss ($mining)', (kind) => {
  it.each(optimizerKinds)('costs less and less: %s', (optimizer) => {
    const settings = quick({
      ...kind,
      optimizer,
      learningRate: rateFor(kind.loss, optimizer),
      // Few triplets, and not too much asked of them: the hardest would get stuck otherwise.
      ...(kind.loss === 'triplet' ? { margin: 0.2, imagesPerDigit: 2 } : {}),
    });
    const trainer = makeTrainer(settings);
    const inputs = inputsOfStep(trainer, settings, 0);
    const stuck = stuckLossOf(settings, recipeOf(settings)) ?? Number.POSITIVE_INFINITY;
    const step = (): number => stepWith(trainer, inputs, stepSettingsOf(settings));
    const target = 0.9 * Math.min(step(), stuck);
    let [steps, loss] = [1, Number.POSITIVE_INFINITY];
    for (; loss > target && steps < 60; steps++) loss = step();
    trainer.dispose();
    expect(loss).toBeLessThan(target);
  });
});

describe('towers that are not tied', () => {
  it.each(lossKinds.filter((loss) => losses[loss].hasGivenPairs))(
    'both learn from a step, and so does the distance: %s',
    async (loss) => {
      const settings = quick({ loss, tieWeights: false });
      const trainer = makeTrainer(settings);
      const { encoder, headOffset, head, parameterCount } = trainer.network.plan;
      const start = await trainer.network.readParameters();
      train(trainer, settings, 0, 1);
      const end = await trainer.network.readParameters();
      trainer.dispose();
      const isChanged = Array.from(end.keys(), (at) => start[at] !== end[at]);
      const shareIn = (from: number, to: number): number =>
        isChanged.slice(from, to).filter(Boolean).length / (to - from);
      // Pixels that are background in every image, and units at 0, teach nothing.
      expect(shareIn(0, encoder.parameterCount)).toBeGreaterThan(0.3);
      expect(shareIn(encoder.parameterCount, headOffset)).toBeGreaterThan(0.3);
      expect(head).toHaveLength(loss === 'learned-distance' ? 2 : 0);
      if (head.length > 0) expect(shareIn(headOffset, parameterCount)).toBe(1);
    },
  );

  it('learn each from its own images', async () => {
    const settings = quick({ loss: 'contrastive-pairs', tieWeights: false });
    const changed = await Promise.all(
      [0, 1].map(async (blank) => {
        const trainer = makeTrainer(settings);
        const { encoder } = trainer.network.plan;
        const start = await trainer.network.readParameters();
        const inputs = inputsOfStep(trainer, settings, 0);
        inputs[blank]?.fill(0);
        stepWith(trainer, inputs, stepSettingsOf(settings));
        const end = await trainer.network.readParameters();
        trainer.dispose();
        const kernel = encoder.parameters[0]?.size ?? 0;
        return [0, encoder.parameterCount].map((offset) =>
          end.subarray(offset, offset + kernel).some((value, at) => value !== start[offset + at]),
        );
      }),
    );
    // What is blank teaches the first kernel of its own tower nothing.
    expect(changed).toEqual([
      [false, true],
      [true, false],
    ]);
  });
});
