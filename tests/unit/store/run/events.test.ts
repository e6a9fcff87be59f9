import { describe, expect, it } from 'vitest';
import type { Evaluation } from '../../../../src/protocol/evaluation.ts';
import type { WorkerEvent } from '../../../../src/protocol/events.ts';
import { defaultSettings } from '../../../../src/settings/settings.ts';
import { initialState, type PlaygroundState } from '../../../../src/store/core/state.ts';
import { applyEvents } from '../../../../src/store/run/events.ts';
import { comparisonOf } from '../../../helpers/comparisons.ts';
import { statusEvent } from '../../../helpers/fakeWorker.ts';

function lossesOf(runId: number, firstStep: number, ...losses: number[]): WorkerEvent {
  return { kind: 'losses', runId, firstStep, losses: Float32Array.from(losses) };
}

const evaluation: Evaluation = {
  decision: { slope: 2, intercept: 1, threshold: 0.5 },
  decidedBy: 'dataset',
  pairAccuracy: 0.9,
  pairsOfEach: 10,
  meanPositiveDistance: 0.3,
  meanNegativeDistance: 1.1,
  validationLoss: 0.2,
  testDistances: Float32Array.of(0.3, 1.1),
  areaUnderCurve: 0.97,
  spread: 1,
  precisionAt1: 0.95,
  retrieval: null,
  heldOut: null,
  accuracyInterval: null,
  equalErrorRate: null,
  strictRejects: null,
  scores: null,
  errorRates: null,
  roc: [],
  det: [],
  calibrationError: null,
  calibrationBins: [],
  classPairs: { classes: [], cells: [] },
  thresholdConsistency: null,
  heldOutDigits: [],
  untrained: { spread: 0.1, precisionAt1: 0.5, retrieval: null, heldOut: null },
  pixels: null,
};

function lookOf(step: number, pairAccuracy: number): Extract<WorkerEvent, { kind: 'look' }> {
  const look = {
    decision: { slope: 2, intercept: 1, threshold: 0.5 },
    pairAccuracy,
    accuracyInterval: { low: 0.7, high: 0.85 },
    areaUnderCurve: 0.9,
    meanPositiveDistance: 0.4,
    meanNegativeDistance: 1.2,
    validationLoss: Number.NaN,
    geometry: { sphere: { alignment: 0.5, uniformity: -2.25 }, effectiveRank: 9 },
    images: 350,
  };
  return { kind: 'look', runId: 1, step, look };
}

const stateAfter = (...events: WorkerEvent[]): PlaygroundState => applyEvents(initialState, events);
const runAfter = (...events: WorkerEvent[]) => stateAfter(...events).run;

describe('events from the worker', () => {
  it('put each loss behind the step that it belongs to', () => {
    const { record, latestLoss } = runAfter(
      statusEvent(1),
      lossesOf(1, 0, 4, 2),
      lossesOf(1, 2, 1),
    );
    expect(record.trainingLoss).toEqual([
      { step: 1, value: 4 },
      { step: 2, value: 2 },
      { step: 3, value: 1 },
    ]);
    expect(latestLoss).toBe(1);
  });

  it('add no point to a curve for a figure that is no number', () => {
    const diverged = {
      ...evaluation,
      validationLoss: Number.NaN,
      meanPositiveDistance: Number.NaN,
      meanNegativeDistance: Number.POSITIVE_INFINITY,
    };
    const { record } = runAfter(
      statusEvent(1),
      { kind: 'evaluation', runId: 1, step: 5, scope: 'quick', evaluation: diverged },
      {
        kind: 'comparison',
        runId: 1,
        comparison: { ...comparisonOf({ runId: 1, step: 5 }, 1), similarity: Number.NaN },
      },
    );
    expect(record).toMatchObject({
      validationLoss: [],
      pairAccuracy: [{ step: 5, value: 0.9 }],
      positiveDistance: [],
      negativeDistance: [],
      similarity: [],
    });
    const { similarity } = runAfter(statusEvent(1), {
      kind: 'comparison',
      runId: 1,
      comparison: { ...comparisonOf({ runId: 1, step: 5 }, 1), similarity: 0.25 },
    }).record;
    expect(similarity).toEqual([{ step: 5, value: 0.25 }]);
  });

  it('add the shape of the embeddings of a look, as far as it has one', () => {
    const shaped = lookOf(20, 0.8);
    const shapeless = lookOf(40, 0.8);
    const { record } = runAfter(statusEvent(1), shaped, {
      ...shapeless,
      look: { ...shapeless.look, geometry: { sphere: null, effectiveRank: null } },
    });
    expect(record).toMatchObject({
      pairAccuracy: [
        { step: 20, value: 0.8 },
        { step: 40, value: 0.8 },
      ],
      alignment: [{ step: 20, value: 0.5 }],
      uniformity: [{ step: 20, value: -2.25 }],
      effectiveRank: [{ step: 20, value: 9 }],
    });
    // An evaluation of the same network has none: those of the look stay.
    const evaluated = runAfter(statusEvent(1), shaped, {
      kind: 'evaluation',
      runId: 1,
      step: 20,
      scope: 'quick',
      evaluation,
    });
    expect(evaluated.record.effectiveRank).toEqual([{ step: 20, value: 9 }]);
  });

  it('are dropped when their run is gone', () => {
    const { record } = runAfter(statusEvent(2), lossesOf(1, 0, 4), lossesOf(2, 0, 3));
    expect(record.trainingLoss).toEqual([{ step: 1, value: 3 }]);
  });

  it('start new curves for a new run, and bring the old ones back with the old run', () => {
    const trained = [statusEvent(1), lossesOf(1, 0, 4), statusEvent(1, { step: 1 })] as const;
    const reset = stateAfter(...trained, statusEvent(2), lossesOf(2, 0, 9));
    expect(reset.run.record.trainingLoss).toEqual([{ step: 1, value: 9 }]);
    const undone = applyEvents(reset, [statusEvent(1)]);
    expect(undone.run.record.trainingLoss).toEqual([{ step: 1, value: 4 }]);
    expect(undone.run.latestLoss).toBe(4);
    // An untrained run in between is none to go back to: the worker keeps the trained one.
    const later = stateAfter(...trained, statusEvent(2), statusEvent(3), statusEvent(1));
    expect(later.run.latestLoss).toBe(4);
  });

  it('take the figures of a network that went astray away with it', () => {
    const trained = stateAfter(statusEvent(1, { step: 90 }), {
      kind: 'evaluation',
      runId: 1,
      step: 80,
      scope: 'quick',
      evaluation,
    });
    expect(trained.run.evaluation).not.toBeNull();
    const turnedBack = applyEvents(trained, [
      { kind: 'diverged', runId: 1, step: 90, restoredStep: 0, reason: 'exploded' },
    ]);
    expect(turnedBack.run.evaluation).toBeNull();
  });

  it('let a run that goes on from an earlier state go over its curves again', () => {
    const setBack = stateAfter(
      statusEvent(1, { step: 3 }),
      lossesOf(1, 0, 4, 3, 900),
      statusEvent(1, { step: 1 }),
    );
    // What went wrong stays to be seen until then.
    expect(setBack.run.record.trainingLoss.at(-1)).toEqual({ step: 3, value: 900 });
    expect(applyEvents(setBack, [lossesOf(1, 1, 2)]).run.record.trainingLoss).toEqual([
      { step: 1, value: 4 },
      { step: 2, value: 2 },
    ]);
  });

  it('leave the controls as they are: a change may be waiting there', () => {
    const settings = { ...defaultSettings, embeddingSize: 2 };
    const state = stateAfter(statusEvent(1), statusEvent(2, { settings }));
    expect(state.settings).toEqual(defaultSettings);
    expect(state.run.status?.settings).toEqual(settings);
  });

  it('let a second evaluation of the same step take the place of the first', () => {
    const quick: WorkerEvent = {
      kind: 'evaluation',
      runId: 1,
      step: 5,
      scope: 'quick',
      evaluation,
    };
    const full: WorkerEvent = {
      ...quick,
      scope: 'full',
      evaluation: { ...evaluation, pairAccuracy: 0.95 },
    };
    expect(stateAfter(statusEvent(1), quick, full).run.record.pairAccuracy).toEqual([
      { step: 5, value: 0.95 },
    ]);
  });

  it('put a point on the curves for each look, in its place', () => {
    const evaluated: WorkerEvent = {
      kind: 'evaluation',
      runId: 1,
      step: 10,
      scope: 'quick',
      evaluation,
    };
    const { record, figure } = runAfter(statusEvent(1), lookOf(8, 0.6), lookOf(26, 0.8), evaluated);
    // The quick evaluation took its time: the later look stays the newest figure.
    expect(record.pairAccuracy).toEqual([
      { step: 8, value: 0.6 },
      { step: 10, value: 0.9 },
      { step: 26, value: 0.8 },
    ]);
    expect(record.positiveDistance.map(({ value }) => value)).toEqual([0.4, 0.3, 0.4]);
    expect(record.negativeDistance.map(({ value }) => value)).toEqual([1.2, 1.1, 1.2]);
    // A look at too few images has no validation loss.
    expect(record.validationLoss).toEqual([{ step: 10, value: 0.2 }]);
    expect(figure).toEqual({
      step: 26,
      basis: 'look',
      pairAccuracy: 0.8,
      interval: { low: 0.7, high: 0.85 },
      areaUnderCurve: 0.9,
      hasDecision: true,
    });
  });

  it('take the figure of an evaluation rather than that of a look at the same network', () => {
    const full: WorkerEvent = { kind: 'evaluation', runId: 1, step: 26, scope: 'full', evaluation };
    const { record, figure } = runAfter(statusEvent(1), lookOf(26, 0.8), full);
    expect(figure).toMatchObject({ step: 26, basis: 'full', pairAccuracy: 0.9 });
    expect(record.pairAccuracy).toEqual([{ step: 26, value: 0.9 }]);
  });

  it('drop a look at a run that is gone, and forget those at a network that went astray', () => {
    expect(runAfter(statusEvent(2), lookOf(8, 0.6)).figure).toBeNull();
    const { record, figure } = runAfter(
      statusEvent(1),
      lookOf(8, 0.6),
      lookOf(26, 0.8),
      { kind: 'diverged', runId: 1, step: 30, restoredStep: 25, reason: 'exploded' },
      lookOf(27, 0.7),
    );
    expect(record.pairAccuracy.map(({ step }) => step)).toEqual([8, 27]);
    expect(figure?.step).toBe(27);
  });

  it('keep a loss that is no number off the curve', () => {
    const state = stateAfter(statusEvent(1), lossesOf(1, 0, 4, Number.NaN));
    expect(state.run.record.trainingLoss).toEqual([{ step: 1, value: 4 }]);
  });

  it.each([
    ['not-a-number', 'stopped being a number'],
    ['exploded', 'grew far beyond where it began'],
  ] as const)('say what to try when the loss is astray: %s', (reason, words) => {
    const settings = { ...defaultSettings, learningRate: 0.3 };
    const { problem } = stateAfter(statusEvent(1, { settings }), {
      kind: 'diverged',
      runId: 1,
      step: 60,
      restoredStep: 50,
      reason,
    });
    expect(problem?.message).toBe(
      `Training has stopped: at step 61 the loss ${words}. ` +
        'The network is back at its last good weights, those after step 50. ' +
        'Try a lower learning rate: it is 0.3 now, try 0.03.',
    );
  });

  it('leave what a status says again as it is, for whom it would be a change', () => {
    const layers = ['dense, 32', 'dense, 16'];
    const before = stateAfter(statusEvent(1, { layers }));
    const settings = { ...defaultSettings, heldOutDigits: [...defaultSettings.heldOutDigits] };
    const same = applyEvents(before, [statusEvent(1, { step: 3, settings, layers: [...layers] })]);
    expect(same.run.status?.step).toBe(3);
    expect(same.run.status?.settings).toBe(before.run.status?.settings);
    expect(same.run.status?.layers).toBe(layers);
    const changed = { ...settings, heldOutDigits: [9] };
    const other = applyEvents(same, [statusEvent(1, { settings: changed, layers })]);
    expect(other.run.status?.settings).toBe(changed);
  });

  it('leave the newest comparison where an older one comes last', () => {
    const comparison = (number: number, distance: number): WorkerEvent => ({
      kind: 'comparison',
      runId: 1,
      comparison: {
        runId: 1,
        number,
        step: 10,
        embeddingA: null,
        embeddingB: null,
        distance,
        towerDifference: null,
        similarity: null,
        threshold: null,
        neighbours: null,
      },
    });
    const after = stateAfter(statusEvent(1), comparison(2, 0.5), comparison(1, 0.7));
    expect(after.run.comparison?.distance).toBe(0.5);
    const asking = applyEvents({ ...after, isComparing: true }, [comparison(3, 0.9)]);
    expect(asking.run.comparison?.distance).toBe(0.5);
    const otherRun = applyEvents(after, [statusEvent(2), statusEvent(1), comparison(1, 0.7)]);
    expect(otherRun.run.comparison?.distance).toBe(0.7);
  });

  it('bring the pairs of a step, which go with their run', () => {
    const count = { all: 6, pulled: 2 };
    const pairs = { step: 3, positives: count, negatives: count, pairs: [] };
    const told = stateAfter(statusEvent(1), { kind: 'batch', runId: 1, pairs });
    expect(told.run.stepPairs).toBe(pairs);
    expect(applyEvents(told, [statusEvent(2)]).run.stepPairs).toBeNull();
    expect(stateAfter(statusEvent(2), { kind: 'batch', runId: 1, pairs }).run.stepPairs).toBeNull();
  });
});
