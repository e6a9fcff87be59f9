import { describe, expect, it } from 'vitest';
import { defaultSettings } from '../../../src/settings/settings.ts';
import { applyEvents } from '../../../src/store/events.ts';
import { initialState, type PlaygroundState } from '../../../src/store/state.ts';
import type { Evaluation, RunStatus, WorkerEvent } from '../../../src/worker/api.ts';

function statusOf(runId: number, change: Partial<RunStatus> = {}): WorkerEvent {
  const status: RunStatus = {
    runId,
    state: 'training',
    activity: null,
    step: 0,
    plannedSteps: 2_000,
    elapsedMs: 0,
    stepMs: null,
    settings: defaultSettings,
    parameterCount: 58_336,
    isRepeatable: true,
    ...change,
  };
  return { kind: 'status', runId, status };
}

function lossesOf(runId: number, firstStep: number, ...losses: number[]): WorkerEvent {
  return { kind: 'losses', runId, firstStep, losses: Float32Array.from(losses) };
}

const evaluation: Evaluation = {
  decision: { slope: 2, intercept: 1, threshold: 0.5 },
  pairAccuracy: 0.9,
  pairsOfEach: 10,
  meanPositiveDistance: 0.3,
  meanNegativeDistance: 1.1,
  validationLoss: 0.2,
};

const stateAfter = (...events: WorkerEvent[]): PlaygroundState => applyEvents(initialState, events);

describe('events from the worker', () => {
  it('put each loss behind the step that it belongs to', () => {
    const { history, latestLoss } = stateAfter(
      statusOf(1),
      lossesOf(1, 0, 4, 2),
      lossesOf(1, 2, 1),
    );
    expect(history.trainingLoss).toEqual([
      { step: 1, value: 4 },
      { step: 2, value: 2 },
      { step: 3, value: 1 },
    ]);
    expect(latestLoss).toBe(1);
  });

  it('are dropped when their run is gone', () => {
    const { history } = stateAfter(statusOf(2), lossesOf(1, 0, 4), lossesOf(2, 0, 3));
    expect(history.trainingLoss).toEqual([{ step: 1, value: 3 }]);
  });

  it('start new curves for a new run, and bring the old ones back with the old run', () => {
    const reset = stateAfter(statusOf(1), lossesOf(1, 0, 4), statusOf(2), lossesOf(2, 0, 9));
    expect(reset.history.trainingLoss).toEqual([{ step: 1, value: 9 }]);
    const undone = applyEvents(reset, [statusOf(1)]);
    expect(undone.history.trainingLoss).toEqual([{ step: 1, value: 4 }]);
    expect(undone.latestLoss).toBe(4);
  });

  it('take a run back to its last copy after a crash, curves and all', () => {
    const crashed = stateAfter(statusOf(1, { step: 3 }), lossesOf(1, 0, 4, 3, 2));
    const restored = applyEvents(crashed, [statusOf(1, { step: 1 })]);
    expect(restored.history.trainingLoss).toEqual([{ step: 1, value: 4 }]);
  });

  it('let the controls follow a run that has settings of its own', () => {
    const settings = { ...defaultSettings, embeddingSize: 2 };
    expect(stateAfter(statusOf(1), statusOf(2, { settings })).settings).toEqual(settings);
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
    expect(stateAfter(statusOf(1), quick, full).history.pairAccuracy).toEqual([
      { step: 5, value: 0.95 },
    ]);
  });

  it('keep a loss that is no number off the curve, and say so', () => {
    const state = stateAfter(statusOf(1), lossesOf(1, 0, 4, Number.NaN), {
      kind: 'diverged',
      runId: 1,
      step: 1,
    });
    expect(state.history.trainingLoss).toEqual([{ step: 1, value: 4 }]);
    expect(state.problem?.message).toContain('step 2');
    expect(state.problem?.message).toContain('lower learning rate');
  });
});
