/** Digits that are held out: in their own figures, and in no others. */
import { beforeAll, describe, expect, it } from 'vitest';
import { type Dataset, imageAt, type Split } from '../../../../src/data/dataset.ts';
import { digitPixels } from '../../../../src/data/digit.ts';
import { createRandom } from '../../../../src/data/random.ts';
import type { PairSet } from '../../../../src/metrics/pairs/pairSet.ts';
import { evaluatePixels, evaluateRanking } from '../../../../src/siamese/evaluation/evaluate.ts';
import type { Evaluation } from '../../../../src/siamese/evaluation/evaluation.ts';
import {
  drawFixedPairs,
  type EvaluationScope,
} from '../../../../src/siamese/evaluation/fixedPairs.ts';
import { SiameseNetwork } from '../../../../src/siamese/network/siameseNetwork.ts';
import { switchToBackend } from '../../../helpers/backends.ts';
import { expectNoLeaks } from '../../../helpers/leaks.ts';
import { accuracyByCounting, areaByCounting, mean } from '../../../helpers/referenceFigures.ts';
import { distanceReference } from '../../../helpers/referenceNetwork.ts';
import {
  embedOneByOne,
  evaluationTaskOf,
  fewPairs,
  measureUntied,
  squares,
  untiedParameters,
  untiedPlan,
} from '../../../helpers/squares.ts';
import { makeDataset } from '../../../helpers/syntheticData.ts';

const heldOutDigits = [1, 4];
const parameters = untiedParameters();
const scopes = ['quick', 'full'] as const;

beforeAll(() => switchToBackend('cpu'));
expectNoLeaks();

/** The data with noise for every image of some classes. */
function poisoned(isPoisoned: (label: number) => boolean): Dataset {
  const random = createRandom(99, 'weights');
  const spoil = (split: Split): Split => ({
    ...split,
    images: split.images.map((grey, at) =>
      isPoisoned(split.labels[Math.floor(at / digitPixels)] ?? 0) ? random.below(256) : grey,
    ),
  });
  const { train, validation, test } = squares.splits;
  return {
    ...squares,
    splits: { train, validation: spoil(validation), test: spoil(test) },
  };
}

/** The figures of data, some digits of which are held out. */
function measureOn(
  dataset: Dataset,
  scope: EvaluationScope,
  digits: readonly number[] = heldOutDigits,
): Promise<Evaluation> {
  return measureUntied({ dataset, pairs: fewPairs(dataset, digits), scope });
}

describe.each(scopes)('with digits held out, the %s figures', (scope) => {
  it('of seen digits are the same whatever the images of held-out ones are', async () => {
    const { heldOut, ...seen } = await measureOn(squares, scope);
    const spoilt = await measureOn(
      poisoned((label) => heldOutDigits.includes(label)),
      scope,
    );
    const { heldOut: spoiltHeldOut, ...spoiltSeen } = spoilt;
    expect(spoiltSeen).toEqual(seen);
    expect(spoiltHeldOut).not.toEqual(heldOut);
    expect(seen.heldOutDigits).toEqual(heldOutDigits);
  });

  it('change with the images of seen ones', async () => {
    const clean = await measureOn(squares, scope);
    const spoilt = await measureOn(
      poisoned((label) => label === 2),
      scope,
    );
    for (const name of ['decision', 'pairAccuracy', 'validationLoss', 'spread', 'roc'] as const) {
      expect(spoilt[name], name).not.toEqual(clean[name]);
    }
  });

  it('are other than with all digits seen, and have no cell of a held-out one', async () => {
    const found = await measureOn(squares, scope);
    const all = await measureOn(squares, scope, []);
    expect(found.pairAccuracy).not.toBe(all.pairAccuracy);
    for (const [row, cells] of found.classPairs.cells.entries()) {
      for (const [column, { pairs }] of cells.entries()) {
        const isSeen = !heldOutDigits.includes(row) && !heldOutDigits.includes(column);
        expect(pairs > 0).toBe(isSeen);
      }
    }
  });

  it('of held-out digits are those that counting gives', async () => {
    const network = SiameseNetwork.create(untiedPlan, parameters);
    const { test } = squares.splits;
    const [a, b] = [
      await embedOneByOne(network, test, 'a'),
      await embedOneByOne(network, test, 'b'),
    ];
    network.dispose();
    const distance = (first: number, second: number): number =>
      Math.fround(distanceReference(a[first] ?? [], b[second] ?? []));
    const { decision, heldOut } = await measureOn(squares, scope);
    const questions = fewPairs(squares, heldOutDigits).heldOut?.[scope];
    if (decision === null || questions === undefined) throw new Error('There is no decision');

    const figuresOf = ({ first, second }: PairSet) => {
      const all = Array.from(first, (image, pair) => distance(image, second[pair] ?? 0));
      const [positive, negative] = [all.slice(0, 40), all.slice(40)];
      return {
        pairAccuracy: expect.closeTo(
          accuracyByCounting(positive, negative, decision.threshold),
          12,
        ),
        pairsOfEach: 40,
        areaUnderCurve: expect.closeTo(areaByCounting(positive, negative), 12),
      };
    };
    const { among, withSeen } = questions.pairs;
    if (withSeen === null) throw new Error('There are seen digits');
    expect(heldOut?.withSeen).toEqual(figuresOf(withSeen));
    expect(heldOut?.among).toEqual(among === null ? null : figuresOf(among));

    const { supports, queries } = questions.episodes ?? {
      supports: new Int32Array(),
      queries: new Int32Array(),
    };
    const isRight = Array.from(queries, (query, episode): number => {
      const [first = 0, second = 0] = supports.subarray(2 * episode, 2 * episode + 2);
      const nearest = distance(query, first) < distance(query, second) ? first : second;
      return test.labels[nearest] === test.labels[query] ? 1 : 0;
    });
    expect(heldOut?.oneShotAccuracy).toBeCloseTo(mean(isRight), 12);
  });
});

describe.each(scopes)('plain pixels beside the %s figures', (scope) => {
  it('are judged on the same pairs and questions, by their grey values', async () => {
    const pairs = fewPairs(squares, heldOutDigits);
    const found = await evaluatePixels(evaluationTaskOf({ pairs, scope }));
    const questions = pairs.heldOut?.[scope];
    if (found === null || questions === undefined) throw new Error('Two digits are held out');
    const { test } = squares.splits;
    const distance = (first: number, second: number): number =>
      Math.fround(distanceReference(imageAt(test, first), imageAt(test, second)));
    for (const kind of ['among', 'withSeen'] as const) {
      const { first = [], second = [] } = questions.pairs[kind] ?? {};
      const all = Array.from(first, (image, pair) => distance(image, second[pair] ?? 0));
      expect(found[kind]?.areaUnderCurve).toBeCloseTo(
        areaByCounting(all.slice(0, 40), all.slice(40)),
        12,
      );
    }
    const { supports = new Int32Array(), queries = [] } = questions.episodes ?? {};
    const isRight = Array.from(queries, (query, episode): number => {
      const [first = 0, second = 0] = supports.subarray(2 * episode, 2 * episode + 2);
      const nearest = distance(query, first) < distance(query, second) ? first : second;
      return test.labels[nearest] === test.labels[query] ? 1 : 0;
    });
    expect(found.oneShotAccuracy).toBeCloseTo(mean(isRight), 12);
  });

  it('give a turn before each part of the work, and end when they are stopped', async () => {
    const abort = new AbortController();
    const pairs = fewPairs(squares, heldOutDigits);
    let turns = 0;
    const turn = async (): Promise<void> => {
      turns++;
      if (turns === 3) abort.abort(new Error('Stopped'));
    };
    const task = evaluationTaskOf({ pairs, scope, turn, signal: abort.signal });
    await expect(evaluatePixels(task)).rejects.toThrow('Stopped');
    expect(turns).toBe(3);
  });

  it('are none where no digit is held out', async () => {
    expect(await evaluatePixels(evaluationTaskOf({ scope }))).toBeNull();
  });
});

describe('the figures of held-out digits', () => {
  it('are none among them where there is only one', async () => {
    const { heldOut } = await measureOn(squares, 'full', [3]);
    expect(heldOut).toMatchObject({ among: null, oneShotAccuracy: null });
    expect(heldOut?.withSeen?.pairsOfEach).toBe(40);
  });

  it('have no threshold before the first step', async () => {
    const network = SiameseNetwork.create(untiedPlan, parameters);
    const pairs = fewPairs(squares, heldOutDigits);
    const { heldOut } = await evaluateRanking(network, evaluationTaskOf({ pairs }));
    network.dispose();
    expect(heldOut?.withSeen?.pairAccuracy).toBe(0.5);
    expect(heldOut?.among?.pairAccuracy).toBe(0.5);
    const evaluated = await measureOn(squares, 'full');
    expect(heldOut?.oneShotAccuracy).toBe(evaluated.heldOut?.oneShotAccuracy);
    expect(heldOut?.withSeen?.areaUnderCurve).toBe(evaluated.heldOut?.withSeen?.areaUnderCurve);
  });
});

describe('the judging pairs', () => {
  const holding = (...heldOutDigits: number[]) => ({ learnFrom: 'digits', heldOutDigits }) as const;
  const late = makeDataset(4, [
    { split: 'validation', imagesPerClass: 4 },
    { split: 'test', imagesPerClass: 4 },
  ]);
  const { labels } = late.splits.test;
  const labelsOf = (images: Iterable<number>): Set<number> =>
    new Set(Array.from(images, (image) => labels[image] ?? Number.NaN));

  it('are drawn once validation and test images are all here, and not before', () => {
    for (const split of ['validation', 'test'] as const) {
      const [slot] = late.splits[split].slots;
      if (slot === undefined) throw new Error('There is no shard');
      slot.state = 'pending';
      expect(drawFixedPairs(late, holding())).toBeNull();
      slot.state = 'ready';
    }
    const drawn = drawFixedPairs(late, holding());
    expect(drawn?.validation.full.countOfEach).toBe(20_000);
    expect(drawn?.validation.quick.countOfEach).toBe(2_000);
    expect(drawn?.test.full.first).not.toEqual(drawn?.validation.full.first);
    expect(drawn?.heldOut).toBeNull();
  });

  it('are of seen digits, and those with held-out ones apart', () => {
    const drawn = drawFixedPairs(late, holding(0, 2));
    if (drawn === null || drawn.heldOut === null) throw new Error('Nothing was drawn');
    for (const { first, second } of [drawn.test.quick, drawn.test.full]) {
      expect(labelsOf([...first, ...second])).toEqual(new Set([1, 3]));
    }
    for (const [scope, count] of [
      ['quick', 500],
      ['full', 5_000],
    ] as const) {
      const { pairs, episodes } = drawn.heldOut[scope];
      const { among, withSeen } = pairs;
      expect(among?.countOfEach).toBe(count);
      expect(labelsOf([...(among?.first ?? []), ...(among?.second ?? [])])).toEqual(
        new Set([0, 2]),
      );
      if (withSeen === null) throw new Error('There are seen digits');
      expect(withSeen.countOfEach).toBe(count);
      expect(labelsOf(withSeen.first)).toEqual(new Set([0, 2]));
      expect(labelsOf(withSeen.second.subarray(count))).toEqual(new Set([1, 3]));
      expect(episodes?.ways).toBe(2);
      expect(episodes?.queries).toHaveLength(count);
      expect(labelsOf(episodes?.supports ?? [])).toEqual(new Set([0, 2]));
    }
  });

  it('are the same every time', () => {
    expect(drawFixedPairs(late, holding(2))).toEqual(drawFixedPairs(late, holding(2)));
  });
});
