import { describe, expect, it } from 'vitest';
import type { WorkerEvent } from '../../../../src/protocol/events.ts';
import {
  outcomeOf,
  type Trial,
  trialAfter,
  withEvents,
} from '../../../../src/store/seeds/trial.ts';
import { statusEvent } from '../../../helpers/fakeWorker.ts';
import { goodEvaluation } from '../../views/results/evaluations.ts';

/** The run to follow has the id 5; runs up to 3 have ended. */
const trialWith = (...events: readonly WorkerEvent[]): Trial => withEvents(trialAfter(3), events);

const evaluation = (
  runId: number,
  step: number,
  scope: 'quick' | 'full',
  validationLoss = 0.05,
): WorkerEvent => ({
  kind: 'evaluation',
  runId,
  step,
  scope,
  evaluation: { ...goodEvaluation, validationLoss },
});

const diverged = (runId: number): WorkerEvent => ({
  kind: 'diverged',
  runId,
  step: 8,
  restoredStep: 0,
  reason: 'exploded',
});

const began = statusEvent(5, { state: 'training', step: 1 });
const finished = statusEvent(5, { state: 'finished', step: 200 });

describe('a run of a comparison', () => {
  it('has come out when it is finished and measured in full', () => {
    expect(outcomeOf(trialWith(began, evaluation(5, 200, 'full')))).toBeNull();
    expect(outcomeOf(trialWith(began, evaluation(5, 200, 'full'), finished))).toEqual({
      kind: 'measured',
      pairAccuracy: 0.987,
      areaUnderCurve: 0.998,
      validationLoss: 0.05,
    });
  });

  it.each([
    ['there are no figures', []],
    ['there are those of a few pairs only', [evaluation(5, 200, 'quick')]],
    ['they are of an earlier step', [evaluation(5, 150, 'full')]],
    ['they are of another run', [evaluation(4, 200, 'full'), evaluation(3, 200, 'full')]],
  ])('is an error where it is finished and %s', (_, events) => {
    expect(() => outcomeOf(trialWith(began, ...events, finished))).toThrow('could not be measured');
  });

  it('has diverged, whatever comes later, unless it was another run that did', () => {
    expect(outcomeOf(trialWith(began, diverged(5), evaluation(5, 0, 'full')))).toEqual({
      kind: 'diverged',
      step: 8,
    });
    expect(outcomeOf(trialWith(began, diverged(3)))).toBeNull();
  });

  it('is not taken for the run before it, nor for the first one of the worker', () => {
    const before = statusEvent(3, { state: 'finished', step: 200 });
    expect(trialWith(before, evaluation(3, 200, 'full')).status).toBeNull();
    const first = statusEvent(4, { state: 'ready' });
    expect(trialWith(first, began, first).status?.runId).toBe(5);
  });

  it('has no loss where that is no number', () => {
    const trial = trialWith(began, evaluation(5, 200, 'full', Number.POSITIVE_INFINITY), finished);
    expect(outcomeOf(trial)).toMatchObject({ validationLoss: null });
  });
});
