/** Applies the worker's events to the state: pure functions. */
import type { Evaluation, Look } from '../../protocol/evaluation.ts';
import type { RunEvent, WorkerEvent } from '../../protocol/events.ts';
import type { RunStatus } from '../../protocol/run.ts';
import { withComparison } from '../comparison/newestComparison.ts';
import { noRun, type RunScope } from '../core/runScope.ts';
import type { PlaygroundState } from '../core/state.ts';
import {
  recordOf,
  withFigures,
  withPoints,
  withStatus,
  withTurnBack,
} from '../curves/recording.ts';
import { insideAfter } from '../inside/inside.ts';
import { newerFigure } from './newestFigure.ts';
import { withKnownParts } from './statusParts.ts';

type LossesEvent = Extract<RunEvent, { kind: 'losses' }>;
type EvaluationEvent = Extract<RunEvent, { kind: 'evaluation' }>;
type LookEvent = Extract<RunEvent, { kind: 'look' }>;
type DivergedEvent = Extract<RunEvent, { kind: 'diverged' }>;

/** Applies one batch of events; drops the events of a run that is gone. */
export function applyEvents(
  state: PlaygroundState,
  events: readonly WorkerEvent[],
): PlaygroundState {
  return events.reduce(applyEvent, state);
}

function applyEvent(state: PlaygroundState, event: WorkerEvent): PlaygroundState {
  const { run } = state;
  if ('runId' in event && event.kind !== 'status' && event.runId !== run.status?.runId) {
    return state;
  }
  switch (event.kind) {
    case 'status':
      return applyStatus(state, event.status);
    case 'losses':
      return { ...state, run: withLosses(run, event) };
    case 'evaluation':
      return { ...state, run: withEvaluation(run, event) };
    case 'look':
      return { ...state, run: withLook(run, event) };
    case 'comparison':
      // Drop it while asking: it may belong to the earlier pair, and the newer answer is on its way.
      return state.isComparing ? state : withComparison(state, event.comparison);
    case 'batch':
      return { ...state, run: { ...run, stepPairs: event.pairs } };
    case 'diverged':
      return { ...state, problem: divergence(run, event), run: turnedBack(run, event) };
    case 'gallery':
      return { ...state, gallery: event.digits };
    case 'map':
      return { ...state, run: { ...run, map: event.map } };
    case 'loading': {
      const { loadedImages, totalImages, failures } = event;
      return { ...state, loading: { loadedImages, totalImages, failures } };
    }
    case 'probing':
      // Events and replies come over two ports: the backend may be chosen already.
      return state.backend === null ? { ...state, probing: event.backend } : state;
    case 'undoable':
      return { ...state, undo: event.undo };
    case 'refused':
      return { ...state, awaitedRecord: null };
    // The client handles these three.
    case 'begun':
    case 'checkpoint':
    case 'backend-lost':
      return state;
  }
}

/** Applies a status. Another run replaces the state of the last one; a run from `undo` gets its record. */
function applyStatus(state: PlaygroundState, told: RunStatus): PlaygroundState {
  const { run, thrownAway } = state;
  const status = withKnownParts(told, run.status);
  if (run.status?.runId === status.runId) {
    const record = withStatus(run.record, run.status, status);
    const inside = insideAfter(run, status);
    return { ...state, runState: status.state, run: { ...run, status, record, inside } };
  }
  const broughtBack = thrownAway?.runId === status.runId ? thrownAway.record : state.awaitedRecord;
  return {
    ...state,
    runState: status.state,
    run: {
      ...noRun,
      status,
      record: broughtBack ?? recordOf(status),
      latestLoss: broughtBack?.trainingLoss.at(-1)?.value ?? null,
    },
    thrownAway: recordThrownAway(state),
    awaitedRecord: null,
  };
}

/** The record for a later `undo`. A run without a step is not kept, as in the worker: the older stays. */
function recordThrownAway({ run, thrownAway }: PlaygroundState): PlaygroundState['thrownAway'] {
  const { status, record } = run;
  return status === null || status.step === 0 ? thrownAway : { runId: status.runId, record };
}

function withLosses(run: RunScope, { firstStep, losses }: LossesEvent): RunScope {
  const points = Array.from(losses, (value, index) => ({ step: firstStep + index + 1, value }));
  const trainingLoss = points.filter(({ value }) => Number.isFinite(value));
  return {
    ...run,
    latestLoss: losses.at(-1) ?? run.latestLoss,
    record: withPoints(run.record, { trainingLoss }),
  };
}

function withEvaluation(run: RunScope, { step, scope, evaluation }: EvaluationEvent): RunScope {
  return {
    ...run,
    evaluation: { step, scope, evaluation },
    figure: newerFigure(run.figure, step, scope, evaluation),
    record: withFigures(run.record, step, curveValues(evaluation)),
  };
}

function withLook(run: RunScope, { step, look }: LookEvent): RunScope {
  return {
    ...run,
    figure: newerFigure(run.figure, step, 'look', look),
    record: withFigures(run.record, step, { ...curveValues(look), ...curveValuesOfLook(look) }),
  };
}

function curveValues(figures: Evaluation | Look) {
  return {
    validationLoss: figures.validationLoss,
    pairAccuracy: figures.pairAccuracy,
    positiveDistance: figures.meanPositiveDistance,
    negativeDistance: figures.meanNegativeDistance,
  };
}

function curveValuesOfLook({ geometry: { sphere, effectiveRank } }: Look) {
  return {
    alignment: sphere?.alignment ?? null,
    uniformity: sphere?.uniformity ?? null,
    effectiveRank,
  };
}

/** Forgets the figures, because they belong to the diverged network, and marks the step back. */
function turnedBack(run: RunScope, { step, restoredStep }: DivergedEvent): RunScope {
  return {
    ...run,
    evaluation: null,
    figure: null,
    worstPairs: null,
    lookedAtClass: null,
    record: withTurnBack(run.record, step + 1, restoredStep),
  };
}

function divergence(
  { status }: RunScope,
  { step, restoredStep, reason }: DivergedEvent,
): PlaygroundState['problem'] {
  const what = {
    'not-a-number': 'stopped being a number',
    exploded: 'grew far beyond where it began',
  }[reason];
  const rate = status?.settings.learningRate ?? 0;
  return {
    message:
      `Training has stopped: at step ${step + 1} the loss ${what}. ` +
      `The network is back at its last good weights, those after step ${restoredStep}. ` +
      `Try a lower learning rate: it is ${rate} now, try ${Number((rate / 10).toPrecision(2))}.`,
    remedy: null,
  };
}
