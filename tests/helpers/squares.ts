/** Owns a network that separates a few squares, and the data to evaluate it. */
import type { BatchRecipe } from '../../src/data/batches/batchRecipe.ts';
import { type Dataset, imageAt, type Split } from '../../src/data/dataset.ts';
import { digitPixels } from '../../src/data/digit.ts';
import { createRandom } from '../../src/data/random.ts';
import { drawEpisodes } from '../../src/siamese/evaluation/episodes.ts';
import { type EvaluationTask, evaluate } from '../../src/siamese/evaluation/evaluate.ts';
import type {
  Evaluation,
  RankingFigures,
  Yardsticks,
} from '../../src/siamese/evaluation/evaluation.ts';
import {
  drawEvaluationPairs,
  drawHeldOutPairs,
} from '../../src/siamese/evaluation/evaluationPairs.ts';
import type { EvaluationScope, FixedPairs } from '../../src/siamese/evaluation/fixedPairs.ts';
import type { EvaluatedLoss } from '../../src/siamese/evaluation/loss/validationLoss.ts';
import { createLoss } from '../../src/siamese/losses/createLoss.ts';
import type { ParameterSlot } from '../../src/siamese/network/layers/layer.ts';
import { SiameseNetwork } from '../../src/siamese/network/siameseNetwork.ts';
import { inputOf, makePlan } from './networks.ts';
import { numbersWithin } from './randomNumbers.ts';
import { makeDataset } from './syntheticData.ts';

const classCount = 5;
/** 5 · 9 validation images and 5 · 10 test images: neither is a whole number of chunks. */
export const squares = makeDataset(classCount, [
  { split: 'train', imagesPerClass: 8 },
  { split: 'validation', imagesPerClass: 9 },
  { split: 'test', imagesPerClass: 10 },
]);
const sizes = { quickImages: 37, quickPairs: 60, fullPairs: 200 };
const settings = { margin: 1, temperature: 0.1 };
const pairRecipe: BatchRecipe = {
  kind: 'pairs',
  groups: [{ source: 'dataset', classes: classCount, imagesPerClass: 4 }],
  pairs: 10,
  positivePairs: 5,
};

/** The plan of a small MLP with untied towers. */
export const untiedPlan = makePlan('mlp', 4, {
  encoderSize: 'small',
  loss: 'contrastive-pairs',
  tieWeights: false,
});

/** The mean image of some images, 0…1. */
function meanImage(images: readonly Uint8Array[]): Float64Array {
  const sum = new Float64Array(digitPixels);
  for (const image of images) {
    for (const [pixel, grey] of image.entries()) sum[pixel] = (sum[pixel] ?? 0) + grey / 255;
  }
  return sum.map((value) => value / images.length);
}

/**
 * Parameters that separate most squares: the first layer compares an image with the mean image of each
 * class, and the other layers pass that on. Noise makes the towers differ and make errors.
 */
export function untiedParameters(): Float32Array {
  const { train } = squares.splits;
  const imagesOf = (isWanted: (label: number) => boolean): Uint8Array[] =>
    Array.from(train.labels.keys())
      .filter((image) => isWanted(train.labels[image] ?? 0))
      .map((image) => imageAt(train, image));
  const everything = meanImage(imagesOf(() => true));
  const templates = squares.classes.map((_, label) =>
    meanImage(imagesOf((other) => other === label)).map(
      (value, pixel) => (value - (everything[pixel] ?? 0)) / 7,
    ),
  );
  const { encoder, towerOffsets, parameterCount } = untiedPlan;
  const parameters = numbersWithin(createRandom(1, 'weights'), parameterCount, 0.1);
  const [first, , second, , third] = encoder.parameters;
  const [units, size] = [first?.shape[1] ?? 0, encoder.embeddingSize];
  for (const offset of towerOffsets) {
    const add = (slot: ParameterSlot | undefined, at: number, value: number): void => {
      const place = offset + (slot?.offset ?? 0) + at;
      parameters[place] = (parameters[place] ?? 0) + value;
    };
    for (const [label, template] of templates.entries()) {
      for (const [pixel, value] of template.entries()) add(first, pixel * units + label, value);
      add(second, label * units + label, 1);
      // Four classes lie along four axes; the fifth lies away from all of them.
      if (label < size) add(third, label * size + label, 1);
      else for (let axis = 0; axis < size; axis++) add(third, label * size + axis, -1);
    }
  }
  return parameters;
}

/** So few pairs that a person can count them. */
export function fewPairs(
  { splits, classes }: Dataset,
  heldOutDigits: readonly number[] = [],
): FixedPairs {
  const seen = Array.from(classes.keys()).filter((label) => !heldOutDigits.includes(label));
  const { labels } = splits.test;
  const draw = ({ labels }: Split, split: number) =>
    drawEvaluationPairs(labels, seen, split, sizes);
  const test = draw(splits.test, 1);
  const questions = (scope: EvaluationScope) => {
    const images = scope === 'quick' ? test.quickImages : Int32Array.from(labels.keys());
    const ofImages = labels.map((label, image) => (images.includes(image) ? label : 255));
    return {
      pairs: drawHeldOutPairs(images, labels, heldOutDigits, seen, 40),
      episodes:
        heldOutDigits.length < 2
          ? null
          : drawEpisodes(ofImages, heldOutDigits, 30, createRandom(1, 'episodes')),
    };
  };
  return {
    choosing: { source: 'dataset', images: splits.validation, classes: seen },
    validation: draw(splits.validation, 0),
    test,
    testClasses: seen,
    heldOutDigits,
    heldOut:
      heldOutDigits.length === 0 ? null : { quick: questions('quick'), full: questions('full') },
  };
}

/** An evaluation task, in chunks of seven images. */
export function evaluationTaskOf(change: Partial<EvaluationTask> = {}): EvaluationTask {
  return {
    dataset: squares,
    pairs: fewPairs(squares),
    scope: 'full',
    chunkImages: 7,
    turn: async () => {},
    signal: new AbortController().signal,
    ...change,
  };
}

/** The contrastive loss on given pairs; the caller disposes it. */
export function pairLoss(): EvaluatedLoss {
  const loss = createLoss(
    { loss: 'contrastive-pairs', mining: 'semi-hard', distance: 'euclidean' },
    pairRecipe,
  );
  return { loss, recipe: pairRecipe, settings };
}

/** Figures that no evaluation would give. */
export const someRanking: RankingFigures = {
  spread: 123,
  precisionAt1: 0.125,
  retrieval: null,
  heldOut: null,
};

/** Yardsticks that no evaluation would give. */
export const someYardsticks: Yardsticks = { untrained: someRanking, pixels: null };

/** Evaluates the untied network of the squares; leaves no tensors behind. */
export async function measureUntied(change: Partial<EvaluationTask> = {}): Promise<Evaluation> {
  const network = SiameseNetwork.create(untiedPlan, untiedParameters());
  const evaluated = pairLoss();
  try {
    return await evaluate(network, evaluated, someYardsticks, evaluationTaskOf(change));
  } finally {
    network.dispose();
    evaluated.loss.dispose();
  }
}

/** The embeddings of a whole split by one tower, image by image. */
export async function embedOneByOne(
  network: SiameseNetwork,
  split: Split,
  tower: 'a' | 'b',
): Promise<Float32Array[]> {
  const rows: Float32Array[] = [];
  for (let image = 0; image < split.count; image++) {
    rows.push(await network.embed(inputOf(network.plan, [imageAt(split, image)]), tower));
  }
  return rows;
}
