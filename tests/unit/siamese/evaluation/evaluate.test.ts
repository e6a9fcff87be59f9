import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { fitDecision } from '../../../../src/metrics/pairs/calibration.ts';
import type { PairSet } from '../../../../src/metrics/pairs/pairSet.ts';
import { evaluate, evaluateRanking } from '../../../../src/siamese/evaluation/evaluate.ts';
import { SiameseNetwork } from '../../../../src/siamese/network/siameseNetwork.ts';
import { switchToBackend } from '../../../helpers/backends.ts';
import { expectNoLeaks } from '../../../helpers/leaks.ts';
import { makeNetwork } from '../../../helpers/networks.ts';
import {
  accuracyByCounting,
  areaByCounting,
  mean,
  precisionByCounting,
  retrievalByCounting,
  spreadByCounting,
} from '../../../helpers/referenceFigures.ts';
import { distanceReference } from '../../../helpers/referenceNetwork.ts';
import {
  embedOneByOne,
  evaluationTaskOf,
  measureUntied,
  pairLoss,
  someRanking,
  someYardsticks,
  squares,
  untiedParameters,
  untiedPlan,
} from '../../../helpers/squares.ts';

const parameters = untiedParameters();
beforeAll(() => switchToBackend('cpu'));

expectNoLeaks();

describe.each(['quick', 'full'] as const)('the %s figures', (scope) => {
  it('are those that counting gives, image by image and pair by pair', async () => {
    const network = SiameseNetwork.create(untiedPlan, parameters);
    const { pairs } = evaluationTaskOf();
    const { validation, test } = squares.splits;
    const distancesOf = async (split: typeof test, { first, second }: PairSet) => {
      const [a, b] = [
        await embedOneByOne(network, split, 'a'),
        await embedOneByOne(network, split, 'b'),
      ];
      return Array.from(first, (image, pair) =>
        Math.fround(distanceReference(a[image] ?? [], b[second[pair] ?? 0] ?? [])),
      );
    };
    const onValidation = await distancesOf(validation, pairs.validation[scope]);
    const onTest = await distancesOf(test, pairs.test[scope]);
    const found = await measureUntied({ scope });

    const decision = fitDecision(Float32Array.from(onValidation));
    expect(found.decision).toEqual(decision);
    const half = onTest.length / 2;
    const [positive, negative] = [onTest.slice(0, half), onTest.slice(half)];
    expect(found.pairsOfEach).toBe(scope === 'quick' ? 60 : 200);
    const accuracy = accuracyByCounting(positive, negative, decision?.threshold ?? Number.NaN);
    expect(found.pairAccuracy).toBeCloseTo(accuracy, 12);
    expect(found.areaUnderCurve).toBeCloseTo(areaByCounting(positive, negative), 12);
    expect(found.meanPositiveDistance).toBeCloseTo(mean(positive), 6);
    expect(found.meanNegativeDistance).toBeCloseTo(mean(negative), 6);

    const images = scope === 'quick' ? [...pairs.test.quickImages] : Array.from(test.labels.keys());
    const pick = (rows: readonly Float32Array[]) =>
      images.map((image) => rows[image] ?? new Float32Array());
    const queries = pick(await embedOneByOne(network, test, 'a'));
    const gallery = pick(await embedOneByOne(network, test, 'b'));
    const labels = images.map((image) => test.labels[image] ?? 0);
    expect(found.precisionAt1).toBeCloseTo(precisionByCounting(queries, gallery, labels), 12);
    const retrieval = retrievalByCounting(queries, gallery, labels);
    expect(found.retrieval?.rPrecision).toBeCloseTo(retrieval.rPrecision, 12);
    expect(found.retrieval?.meanAveragePrecisionAtR).toBeCloseTo(
      retrieval.meanAveragePrecisionAtR,
      12,
    );
    expect(found.spread).toBeCloseTo(spreadByCounting(queries), 6);
    network.dispose();
  });

  it('hang together', async () => {
    const { pairs } = evaluationTaskOf();
    const found = await measureUntied({ scope });
    const { pairAccuracy, accuracyInterval, errorRates, roc, classPairs } = found;
    expect(pairAccuracy).toBeGreaterThan(0.7);
    expect(accuracyInterval?.low).toBeLessThan(pairAccuracy);
    expect(accuracyInterval?.high).toBeGreaterThan(pairAccuracy);
    const { falseAcceptRate = 1, falseRejectRate = 1 } = errorRates ?? {};
    expect(1 - (falseAcceptRate + falseRejectRate) / 2).toBeCloseTo(pairAccuracy, 12);
    expect(roc.at(-1)).toMatchObject({ falseAcceptRate: 1, trueAcceptRate: 1 });
    expect(found.equalErrorRate).toBeLessThan(0.5);
    expect(found.calibrationBins.reduce((sum, { count }) => sum + count, 0)).toBe(
      pairs.test[scope].first.length,
    );
    expect(found.calibrationError).toBeLessThan(0.5);
    expect(found.scores?.logLoss).toBeLessThan(Math.LN2);
    expect(found.scores?.brierScore).toBeLessThan(0.25);
    const { atOnePercent = 0, atOnePerMille = 0 } = found.strictRejects ?? {};
    expect(atOnePercent).toBeGreaterThan(0);
    expect(atOnePerMille).toBeGreaterThanOrEqual(atOnePercent);
    expect(classPairs.classes).toEqual([0, 1, 2, 3, 4]);
    // Each negative pair is in two cells.
    const cells = classPairs.cells.flat().reduce((sum, cell) => sum + cell.pairs, 0);
    expect(cells).toBe(3 * found.pairsOfEach);
    expect(found.heldOut).toBeNull();
    expect(found.heldOutDigits).toEqual([]);
    // With so few pairs of a class, a quick evaluation cannot tell.
    expect(found.thresholdConsistency === null).toBe(scope === 'quick');
    expect(found.thresholdConsistency?.inconsistency ?? 1).toBeGreaterThan(0);
    expect(found.thresholdConsistency?.inconsistency ?? 0).toBeLessThan(0.1);
  });
});

describe('an evaluation', () => {
  it('gives through what the untrained network was worth', async () => {
    const { untrained } = await measureUntied();
    expect(untrained).toBe(someRanking);
  });

  it('has figures of an untrained network that need no threshold', async () => {
    const network = SiameseNetwork.create(untiedPlan, parameters);
    const ranking = await evaluateRanking(network, evaluationTaskOf());
    network.dispose();
    const { spread, precisionAt1, retrieval } = await measureUntied();
    expect(ranking).toEqual({ spread, precisionAt1, retrieval, heldOut: null });
  });

  it('decides nothing where all embeddings are one point', async () => {
    const network = makeNetwork(untiedPlan, 1);
    // All embeddings are the same point: no distance tells anything.
    network.replaceParameters(tf.zeros([untiedPlan.parameterCount]));
    const evaluated = pairLoss();
    const found = await evaluate(network, evaluated, someYardsticks, evaluationTaskOf());
    expect(found).toMatchObject({
      decision: null,
      pairAccuracy: 0.5,
      accuracyInterval: null,
      areaUnderCurve: 0.5,
      errorRates: null,
      calibrationError: null,
      calibrationBins: [],
      classPairs: { classes: [], cells: [] },
      spread: 0,
    });
    network.dispose();
    evaluated.loss.dispose();
  });

  it('has nulls, and no error, where embeddings are no numbers', async () => {
    const network = makeNetwork(untiedPlan, 1);
    network.replaceParameters(tf.fill([untiedPlan.parameterCount], Number.NaN));
    const evaluated = pairLoss();
    const found = await evaluate(network, evaluated, someYardsticks, evaluationTaskOf());
    expect(found).toMatchObject({
      decision: null,
      pairAccuracy: 0.5,
      areaUnderCurve: null,
      roc: [],
      spread: null,
      precisionAt1: null,
      retrieval: null,
      strictRejects: null,
      scores: null,
    });
    expect(found.validationLoss).toBeNaN();
    network.dispose();
    evaluated.loss.dispose();
  });

  it('waits for a turn before every chunk of either tower, and before each look at neighbours', async () => {
    let turns = 0;
    const turn = async (): Promise<void> => {
      turns++;
    };
    await measureUntied({ scope: 'quick', turn });
    // ⌈37 ÷ 7⌉ = 6 chunks of each split by each tower.
    expect(turns).toBe(4 * 6 + 2);
    turns = 0;
    await measureUntied({ turn });
    // 45 validation images and 50 test images.
    expect(turns).toBe(2 * 7 + 2 * 8 + 2);
  });

  it('evaluates a frozen network, whatever becomes of the other meanwhile', async () => {
    const expected = await measureUntied();
    const network = SiameseNetwork.create(untiedPlan, parameters);
    const frozen = network.freeze();
    const evaluated = pairLoss();
    const turn = async (): Promise<void> => {
      network.replaceParameters(tf.zeros([untiedPlan.parameterCount]));
    };
    const found = await evaluate(frozen, evaluated, someYardsticks, evaluationTaskOf({ turn }));
    expect(found).toEqual(expected);
    for (const one of [network, frozen]) one.dispose();
    evaluated.loss.dispose();
  });

  it.each([2, 16, 32])('ends at turn %i when it is aborted then, with the reason', async (last) => {
    const abort = new AbortController();
    let turns = 0;
    const turn = async (): Promise<void> => {
      turns++;
      if (turns === last) abort.abort(new Error('Something else to do'));
    };
    await expect(measureUntied({ turn, signal: abort.signal })).rejects.toThrow(
      'Something else to do',
    );
    expect(turns).toBe(last);
  });
});
