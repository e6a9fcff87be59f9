import { beforeAll, describe, expect, it } from 'vitest';
import { type Dataset, imageAt, type Split } from '../../../src/data/dataset.ts';
import { drawEvaluationPairs } from '../../../src/data/evaluationPairs.ts';
import { type Evaluation, evaluate, pairDistances } from '../../../src/siamese/evaluation.ts';
import {
  drawJudgingPairs,
  type JudgingPairs,
  type MeasuringOptions,
  measure,
} from '../../../src/siamese/measuring.ts';
import type { SiameseNetwork } from '../../../src/siamese/network.ts';
import { Trainer } from '../../../src/siamese/trainer.ts';
import { switchToBackend } from '../../helpers/backends.ts';
import { inputOf, makeNetwork, makePlan } from '../../helpers/networks.ts';
import { makeDataset } from '../../helpers/syntheticData.ts';

const sizes = { quickImages: 20, quickPairs: 50, fullPairs: 200 };
const margin = 1;

function pairsOf({ splits, classes }: Dataset): JudgingPairs {
  const draw = ({ labels }: Split, split: number) =>
    drawEvaluationPairs(labels, classes.length, split, sizes);
  return { validation: draw(splits.validation, 0), test: draw(splits.test, 1) };
}

const dataset = makeDataset(3, [
  { split: 'train', imagesPerClass: 2 },
  { split: 'validation', imagesPerClass: 10 },
  { split: 'test', imagesPerClass: 11 },
]);
const pairs = pairsOf(dataset);

/** Chunks of 7: neither 20 images nor 30 nor 33 are whole chunks. */
function options(change: Partial<MeasuringOptions> = {}): MeasuringOptions {
  const { signal } = new AbortController();
  return { scope: 'full', margin, chunkImages: 7, turn: async () => {}, signal, ...change };
}

/** The same figures from embedding one image at a time. */
async function measureOneByOne(
  network: SiameseNetwork,
  scope: 'quick' | 'full',
): Promise<Evaluation> {
  const distances = async (name: 'validation' | 'test'): Promise<Float32Array> => {
    const { embeddingSize } = network.plan;
    const split = dataset.splits[name];
    const embeddings = new Float32Array(split.count * embeddingSize);
    for (let image = 0; image < split.count; image++) {
      const row = await network.embed(inputOf(network.plan, [imageAt(split, image)]));
      embeddings.set(row, image * embeddingSize);
    }
    return pairDistances({ embeddings, embeddingSize }, pairs[name][scope]);
  };
  return evaluate(await distances('validation'), await distances('test'), margin);
}

beforeAll(() => switchToBackend('cpu'));

describe('measuring', () => {
  it.each(['quick', 'full'] as const)(
    'gives the %s figures that embedding image by image gives',
    async (scope) => {
      const network = makeNetwork(makePlan('mlp', 4));
      const found = await measure(network, dataset, pairs, options({ scope }));
      expect(found).toEqual(await measureOneByOne(network, scope));
      expect(found.pairsOfEach).toBe(scope === 'quick' ? 50 : 200);
      network.dispose();
    },
  );

  it('waits for a turn before every chunk', async () => {
    const network = makeNetwork(makePlan('mlp', 4));
    let turns = 0;
    const turn = async (): Promise<void> => {
      turns++;
    };
    await measure(network, dataset, pairs, options({ scope: 'quick', turn }));
    expect(turns).toBe(3 + 3);
    await measure(network, dataset, pairs, options({ turn }));
    expect(turns).toBe(6 + 5 + 5);
    network.dispose();
  });

  it('judges the network as it was when asked, though it trains on meanwhile', async () => {
    const trainer = new Trainer(makeNetwork(makePlan('mlp', 4)), [0, 1, 2, 0, 1, 2]);
    const { train } = dataset.splits;
    const images = [0, 1, 2, 3, 4, 5].map((image) => imageAt(train, image));
    const input = inputOf(trainer.network.plan, images);
    const expected = await measure(trainer.network, dataset, pairs, options());
    const turn = async (): Promise<void> => {
      trainer.step(input, { margin, learningRate: 0.01 }).dispose();
    };
    expect(await measure(trainer.network, dataset, pairs, options({ turn }))).toEqual(expected);
    const after = await measure(trainer.network, dataset, pairs, options());
    expect(after.validationLoss).not.toBe(expected.validationLoss);
    trainer.dispose();
  });

  it('ends at the next turn when it is aborted, with the reason', async () => {
    const network = makeNetwork(makePlan('mlp', 4));
    const abort = new AbortController();
    let turns = 0;
    const turn = async (): Promise<void> => {
      turns++;
      if (turns === 2) abort.abort(new Error('Something else to do'));
    };
    await expect(
      measure(network, dataset, pairs, options({ turn, signal: abort.signal })),
    ).rejects.toThrow('Something else to do');
    expect(turns).toBe(2);
    network.dispose();
  });
});

describe('the judging pairs', () => {
  it('are drawn once validation and test images are all here, and not before', () => {
    const late = makeDataset(3, [
      { split: 'validation', imagesPerClass: 4 },
      { split: 'test', imagesPerClass: 4 },
    ]);
    const [slot] = late.splits.test.slots;
    if (slot === undefined) throw new Error('There is no test shard');
    slot.state = 'pending';
    expect(drawJudgingPairs(late)).toBeNull();
    slot.state = 'ready';
    const drawn = drawJudgingPairs(late);
    expect(drawn?.validation.full.countOfEach).toBe(20_000);
    expect(drawn?.test.full.first).not.toEqual(drawn?.validation.full.first);
  });
});
