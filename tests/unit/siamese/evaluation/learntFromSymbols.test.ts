/** The evaluation of a network that has seen symbols alone: symbols decide, and every digit is new to it. */
import { beforeAll, describe, expect, it } from 'vitest';
import type { Dataset, LabelledImages } from '../../../../src/data/dataset.ts';
import { heldOutSymbols } from '../../../../src/data/symbols/heldOutSymbols.ts';
import type { PairSet } from '../../../../src/metrics/pairs/pairSet.ts';
import { evaluate } from '../../../../src/siamese/evaluation/evaluate.ts';
import type { Evaluation } from '../../../../src/siamese/evaluation/evaluation.ts';
import {
  drawFixedPairs,
  type EvaluationScope,
  type FixedPairs,
} from '../../../../src/siamese/evaluation/fixedPairs.ts';
import { look } from '../../../../src/siamese/evaluation/smallLook/look.ts';
import { drawLookSets } from '../../../../src/siamese/evaluation/smallLook/lookSets.ts';
import { SiameseNetwork } from '../../../../src/siamese/network/siameseNetwork.ts';
import { switchToBackend } from '../../../helpers/backends.ts';
import { expectNoLeaks } from '../../../helpers/leaks.ts';
import { makePlan } from '../../../helpers/networks.ts';
import {
  accuracyByCounting,
  areaByCounting,
  thresholdByDescent,
} from '../../../helpers/referenceFigures.ts';
import { distanceReference } from '../../../helpers/referenceNetwork.ts';
import {
  embedOneByOne,
  evaluationTaskOf,
  pairLoss,
  someRanking,
  squares,
  untiedParameters,
} from '../../../helpers/squares.ts';

beforeAll(() => switchToBackend('wasm'));
expectNoLeaks();

const plan = makePlan('mlp', 4, { encoderSize: 'small' });
const everyClass = [0, 1, 2, 3, 4];
const symbolsAlone = { learnFrom: 'symbols', heldOutDigits: [] } as const;
const { test } = squares.splits;

function pairsOf(dataset: Dataset = squares): FixedPairs {
  const pairs = drawFixedPairs(dataset, symbolsAlone);
  if (pairs === null) throw new Error('All images are there');
  return pairs;
}

/** One tower of the squares' network: of symbols, it tells apart what looks different enough. */
function makeNetwork(): SiameseNetwork {
  return SiameseNetwork.create(plan, untiedParameters().slice(0, plan.parameterCount));
}

async function measure(
  dataset: Dataset = squares,
  scope: EvaluationScope = 'quick',
  pairs = pairsOf(dataset),
): Promise<Evaluation> {
  const network = makeNetwork();
  const evaluated = pairLoss();
  try {
    const task = evaluationTaskOf({ dataset, pairs, scope, chunkImages: 64 });
    return await evaluate(network, evaluated, { untrained: someRanking, pixels: null }, task);
  } finally {
    network.dispose();
    evaluated.loss.dispose();
  }
}

/** The data with other images for one split. */
function withOther(split: 'validation' | 'test'): Dataset {
  const { splits } = squares;
  const images = splits[split].images.map((grey) => 255 - grey);
  return { ...squares, splits: { ...splits, [split]: { ...splits[split], images } } };
}

/** The distances of pairs of one split or of the symbols, from embeddings of single images. */
async function distancesOf(images: LabelledImages, { first, second }: PairSet) {
  const network = makeNetwork();
  const all = { ...images, slots: [] };
  const [a, b] = [await embedOneByOne(network, all, 'a'), await embedOneByOne(network, all, 'b')];
  network.dispose();
  const distances = Array.from(first, (image, pair) =>
    Math.fround(distanceReference(a[image] ?? [], b[second[pair] ?? 0] ?? [])),
  );
  const half = distances.length / 2;
  return { positive: distances.slice(0, half), negative: distances.slice(half) };
}

describe('the fixed pairs of a run that learns from symbols alone', () => {
  const pairs = pairsOf();

  it('are, where they decide, of held-out symbols, positive ones first', () => {
    const symbols = heldOutSymbols();
    expect(pairs.choosing.source).toBe('symbols');
    expect(pairs.choosing.images === symbols).toBe(true);
    expect(pairs.choosing.classes).toEqual(Array.from({ length: 60 }, (_, symbol) => symbol));
    for (const [scope, count] of [
      ['quick', 2_000],
      ['full', 20_000],
    ] as const) {
      const { first, second, countOfEach } = pairs.validation[scope];
      expect(countOfEach).toBe(count);
      const isPositive = Array.from(
        first,
        (image, pair) => symbols.labels[image] === symbols.labels[second[pair] ?? -1],
      );
      expect(isPositive.indexOf(false)).toBe(count);
      expect(isPositive.lastIndexOf(true)).toBe(count - 1);
      expect(first.some((image, pair) => image === second[pair])).toBe(false);
      expect(new Set(Array.from(first, (image) => symbols.labels[image])).size).toBe(60);
    }
  });

  it('are, where they judge, of all classes', () => {
    expect(pairs.testClasses).toEqual(everyClass);
    for (const { first, second } of [pairs.test.quick, pairs.test.full]) {
      for (const side of [first, second]) {
        expect(new Set(Array.from(side, (image) => test.labels[image]))).toEqual(
          new Set(everyClass),
        );
      }
    }
  });

  it('count all classes as held out: among themselves, and never with seen ones', () => {
    expect(pairs.heldOutDigits).toEqual(everyClass);
    for (const [scope, count] of [
      ['quick', 500],
      ['full', 5_000],
    ] as const) {
      const questions = pairs.heldOut?.[scope];
      expect(questions?.pairs.withSeen).toBeNull();
      expect(questions?.pairs.among?.countOfEach).toBe(count);
      expect(questions?.episodes?.ways).toBe(5);
      expect(questions?.episodes?.queries).toHaveLength(count);
    }
  });

  it('are the same whatever digits the settings hold out: none is in training anyway', () => {
    expect(drawFixedPairs(squares, { learnFrom: 'symbols', heldOutDigits: [1, 4] })).toEqual(pairs);
  });

  it('are those of digits where digits are in training too', () => {
    for (const heldOutDigits of [[], [1, 4]]) {
      expect(drawFixedPairs(squares, { learnFrom: 'digits-and-symbols', heldOutDigits })).toEqual(
        drawFixedPairs(squares, { learnFrom: 'digits', heldOutDigits }),
      );
    }
  });
});

describe('the evaluation of a network that has seen symbols alone', () => {
  it('has the threshold of held-out symbols, and figures of test digits by it', async () => {
    const found = await measure();
    if (found.decision === null) throw new Error('Symbols are told apart');
    expect(found.decidedBy).toBe('symbols');
    const pairs = pairsOf();
    const deciding = await distancesOf(heldOutSymbols(), pairs.validation.quick);
    const exact = thresholdByDescent(deciding.positive, deciding.negative);
    const span = Math.max(...deciding.positive, ...deciding.negative);
    expect(Math.abs(found.decision.threshold - exact)).toBeLessThan(span / 1_000);
    const judged = await distancesOf(test, pairs.test.quick);
    expect(found.pairAccuracy).toBeCloseTo(
      accuracyByCounting(judged.positive, judged.negative, found.decision.threshold),
      10,
    );
    expect(found.areaUnderCurve).toBeCloseTo(areaByCounting(judged.positive, judged.negative), 10);
  });

  it.each(['quick', 'full'] as const)('has held-out figures of all digits: %s', async (scope) => {
    const { heldOut, heldOutDigits, classPairs } = await measure(squares, scope);
    expect(heldOutDigits).toEqual(everyClass);
    expect(heldOut?.withSeen).toBeNull();
    expect(heldOut?.among?.pairsOfEach).toBe(scope === 'quick' ? 500 : 5_000);
    expect(heldOut?.oneShotAccuracy).toBeGreaterThan(1 / 5);
    expect(classPairs.cells.flat().every((cell) => cell.pairs > 0)).toBe(true);
  });

  it('takes nothing from validation digits', async () => {
    expect(await measure(withOther('validation'))).toEqual(await measure());
  });

  it('chooses nothing by test digits, which change all that is judged', async () => {
    const chosen = ({ decision, decidedBy, validationLoss }: Evaluation) => ({
      decision,
      decidedBy,
      validationLoss,
    });
    const [found, other] = [await measure(), await measure(withOther('test'))];
    expect(chosen(other)).toEqual(chosen(found));
    expect(other.testDistances).not.toEqual(found.testDistances);
  });

  it('is decided by digits where digits are in training too', async () => {
    const pairs = drawFixedPairs(squares, { ...symbolsAlone, learnFrom: 'digits-and-symbols' });
    if (pairs === null) throw new Error('All images are there');
    const found = await measure(squares, 'quick', pairs);
    expect(found.decidedBy).toBe('dataset');
    expect(found.heldOut).toBeNull();
  });
});

describe('a look at a network that has seen symbols alone', () => {
  async function lookAt(dataset: Dataset) {
    const sets = drawLookSets(dataset, symbolsAlone, plan.isTied);
    if (sets === null) throw new Error('All images are there');
    const network = makeNetwork();
    const evaluated = pairLoss();
    const { signal } = new AbortController();
    const pace = { turn: async () => {}, signal, chunkImages: 64 };
    try {
      return { sets, found: await look(network, evaluated, sets, pace) };
    } finally {
      network.dispose();
      evaluated.loss.dispose();
    }
  }

  it('decides by held-out symbols and judges by digits of all classes', async () => {
    const { sets, found } = await lookAt(squares);
    expect(sets.validation.split === heldOutSymbols()).toBe(true);
    expect(sets.validation.images).toHaveLength(350);
    expect(new Set(sets.validation.labels).size).toBe(60);
    expect([...new Set(sets.test.labels)]).toEqual(everyClass);
    expect(found.images).toBe(50);
    expect(found.validationLoss).toBeGreaterThan(0);
    expect((await lookAt(withOther('validation'))).found).toEqual(found);
    const other = (await lookAt(withOther('test'))).found;
    expect(found.decision).not.toBeNull();
    expect(other.decision).toEqual(found.decision);
    expect(other.pairAccuracy).not.toBe(found.pairAccuracy);
  });
});
