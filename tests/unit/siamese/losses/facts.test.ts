/** The facts of each loss, held against what its implementation does. */
import { beforeAll, describe, expect, it } from 'vitest';
import { type LossKind, lossKinds, miningKinds } from '../../../../src/settings/choices.ts';
import { datasets } from '../../../../src/settings/datasets.ts';
import { losses } from '../../../../src/settings/facts/losses.ts';
import type { LossSettings, LossValue } from '../../../../src/siamese/losses/loss.ts';
import { pairLossFor } from '../../../../src/siamese/losses/pairs/pairLoss.ts';
import { stuckLossOf } from '../../../../src/siamese/losses/stuckLoss.ts';
import { relativeDifference, switchToBackend } from '../../../helpers/backends.ts';
import {
  batchSize,
  computeLoss,
  drawFor,
  embeddingSize,
  gradientsIn,
  type LossCase,
  labels,
  lossCases,
  numberIn,
} from '../../../helpers/lossCases.ts';

type Rows = readonly ArrayLike<number>[];

/** More than float32 rounds, less than any real change below. */
const rounding = 1e-4;
const seeds = [1, 2, 3, 4];
const head = { weights: [0.6, 0.9, 1.2, 0.8, 0.7], bias: 0.75 };

function caseOf(kind: LossKind): LossCase {
  const found = lossCases.find((one) => one.kind.loss === kind);
  if (found === undefined) throw new Error(`${kind} needs a case in lossCases.ts`);
  return found;
}

/** The loss of a batch, and its gradient at every embedding. */
function weigh(
  one: LossCase,
  rows: Rows,
  { settings = {}, by = head }: { settings?: Partial<LossSettings>; by?: typeof head } = {},
): Float64Array {
  const numbersOf = (value: LossValue, embeddings: Parameters<typeof gradientsIn>[1]) =>
    Float64Array.of(numberIn(value.loss), ...gradientsIn(value, embeddings));
  return computeLoss(one, rows, by, numbersOf, settings);
}

/** What the images of a batch have in common with their positives: their class, or their image. */
function labelsOf({ recipe }: LossCase): readonly number[] {
  return recipe.kind === 'views' ? labels.map((_, view) => Math.floor(view / 2)) : labels;
}

/** The pull at each negative pair, 0 where there is none. */
function negativePulls(one: LossCase, rows: Rows): number[] {
  const { recipe } = one;
  return computeLoss(one, rows, head, ({ pull }) => {
    if (pull.form === 'pairs') {
      const atFirst = pull.atFirst.arraySync();
      const positives = recipe.kind === 'pairs' ? recipe.positivePairs : 0;
      return atFirst.slice(positives).map((row) => Math.max(...row.map(Math.abs)));
    }
    const coefficients = pull.coefficients.arraySync();
    const kinds = labelsOf(one);
    return coefficients.flatMap((row, i) => row.filter((_, j) => kinds[i] !== kinds[j]));
  });
}

/** Every class at a corner of its own, far beyond the margin. */
function separated(one: LossCase): number[][] {
  const { recipe } = one;
  const cornerOf = (corner: number): number[] =>
    Array.from({ length: embeddingSize }, (_, axis) => (axis === corner % embeddingSize ? 2 : 0));
  return Array.from({ length: batchSize }, (_, image) => {
    if (recipe.kind !== 'pairs') return cornerOf(labelsOf(one)[image] ?? 0);
    const pair = image % recipe.pairs;
    const isOther = image >= recipe.pairs && pair >= recipe.positivePairs;
    return cornerOf(isOther ? pair + 1 : pair);
  });
}

describe.each(lossKinds)('of %s the facts say truly', (kind) => {
  const facts = losses[kind];
  const one = caseOf(kind);
  const batches = seeds.map((seed) => drawFor(one, seed).embeddings);
  /** Whether another way to weigh any of the batches gives something else. */
  const isChanged = (weighed: (rows: Float32Array[]) => Float64Array): boolean =>
    batches.some((rows) => relativeDifference(weighed(rows), weigh(one, rows)) > rounding);

  beforeAll(() => switchToBackend('cpu'));

  it('whether it has a margin', () => {
    const settings = { margin: one.settings.margin * 1.1 };
    expect(isChanged((rows) => weigh(one, rows, { settings }))).toBe(facts.hasMargin);
  });

  it('whether it has a temperature', () => {
    const settings = { temperature: one.settings.temperature * 1.1 };
    expect(isChanged((rows) => weigh(one, rows, { settings }))).toBe(facts.hasTemperature);
  });

  it('whether it weighs images', () => {
    const weights = labels.map((_, image) => (image < batchSize / 2 ? 3 : 1) / (2 * batchSize));
    const imageWeights = Float32Array.from(weights);
    expect(isChanged((rows) => weigh({ ...one, imageWeights }, rows))).toBe(facts.weighsImages);
  });

  it('whether it looks for triplets', () => {
    const byMining = miningKinds.map((mining) =>
      isChanged((rows) => weigh({ ...one, kind: { ...one.kind, mining } }, rows)),
    );
    expect(byMining.some(Boolean)).toBe(facts.hasMining);
  });

  it('whether it weighs given pairs: nothing but its partner tells on an image', () => {
    const gradientAtFirst = (weighed: Float64Array) => weighed.subarray(1, 1 + embeddingSize);
    const tells = batches.some((rows) => {
      const moved = rows.map((row, image) => (image === 1 ? row.map((x) => 0.7 * x + 0.1) : row));
      const [before, after] = [rows, moved].map((each) => gradientAtFirst(weigh(one, each)));
      return relativeDifference(after ?? [], before ?? []) > rounding;
    });
    expect(tells).toBe(!facts.hasGivenPairs);
  });

  it('whether it weighs two views of each image', () => {
    expect(one.recipe.kind === 'views').toBe(facts.hasViews);
  });

  it('whether its distance is learned', () => {
    const by = { weights: head.weights.map((weight) => 1.1 * weight), bias: head.bias };
    expect(isChanged((rows) => weigh(one, rows, { by }))).toBe(facts.hasLearnedDistance);
  });

  it('whether it compares directions: distances stay where all embeddings are shifted alike', () => {
    const isDirectional = isChanged((rows) =>
      weigh(
        one,
        rows.map((row) => row.map((x) => x + 0.3)),
      ),
    );
    expect(isDirectional).toBe(facts.whyUnitLength !== null);
  });

  it('whether it pushes different classes apart', () => {
    const pushes = batches.some((rows) => negativePulls(one, rows).some((pull) => pull !== 0));
    expect(pushes).toBe(facts.pushedPairs !== null);
  });

  it('whether it still pushes them when they are far apart', () => {
    const pulls = negativePulls(one, separated(one));
    expect(pulls.length).toBeGreaterThan(3);
    expect(pulls.every((pull) => pull !== 0)).toBe(facts.pullsForEver);
    expect(pulls.some((pull) => pull !== 0)).toBe(facts.pullsForEver);
  });

  it.each(['positive', 'negative'] as const)('whether one %s pair has a value', (sign) => {
    const loss = pairLossFor(one.kind, sign === 'positive');
    expect(loss !== null).toBe('formula' in facts.onePair[sign]);
    loss?.dispose();
  });

  it('where it can get stuck', () => {
    const [atOne, atTwo] = [1, 2].map((margin) =>
      stuckLossOf({ loss: kind, ...one.settings, margin }, one.recipe),
    );
    expect(facts.stuck(datasets.mnist).includes('at the margin')).toBe(atOne !== atTwo);
  });
});
