/** How the worker's events change what the page knows: pure functions. */
import type { RunEvent, RunStatus, WorkerEvent } from '../worker/api.ts';
import type { Curve } from './history.ts';
import { historyOf, withPoints, withStatus, withTurnBack } from './recording.ts';
import type { PlaygroundState } from './state.ts';
import { withKnownParts } from './statusParts.ts';

type LossesEvent = Extract<RunEvent, { kind: 'losses' }>;
type EvaluationEvent = Extract<RunEvent, { kind: 'evaluation' }>;
type DivergedEvent = Extract<RunEvent, { kind: 'diverged' }>;
type ComparisonEvent = Extract<RunEvent, { kind: 'comparison' }>;

/** Applies one batch of events; events of a run that is gone are dropped. */
export function applyEvents(
  state: PlaygroundState,
  events: readonly WorkerEvent[],
): PlaygroundState {
  return events.reduce(applyEvent, state);
}

function applyEvent(state: PlaygroundState, event: WorkerEvent): PlaygroundState {
  if ('runId' in event && event.kind !== 'status' && event.runId !== state.status?.runId) {
    return state;
  }
  switch (event.kind) {
    case 'status':
      return applyStatus(state, event.status);
    case 'losses':
      return applyLosses(state, event);
    case 'evaluation':
      return applyEvaluation(state, event);
    case 'comparison':
      return applyComparison(state, event);
    case 'batch':
      return { ...state, stepPairs: event.pairs };
    case 'diverged':
      return {
        ...state,
        problem: divergence(state, event),
        history: withTurnBack(state.history, event.step + 1, event.restoredStep),
      };
    case 'gallery':
      return { ...state, gallery: event.digits };
    case 'map':
      return { ...state, map: event.map };
    case 'loading': {
      const { loadedImages, totalImages, failures } = event;
      return { ...state, loading: { loadedImages, totalImages, failures } };
    }
    case 'probing':
      // Events and replies come over different ways: it may have been chosen by now.
      return state.backend === null ? { ...state, probing: event.backend } : state;
    case 'undoable':
      return { ...state, undo: event.undo };
    // The client's business.
    case 'checkpoint':
    case 'backend-lost':
      return state;
  }
}

function applyStatus(state: PlaygroundState, told: RunStatus): PlaygroundState {
  const status = withKnownParts(told, state.status);
  if (status.runId === state.status?.runId) {
    const history = withStatus(state.history, state.status, status);
    return { ...state, status, runState: status.state, history };
  }
  const { thrownAwayHistory } = state;
  const broughtBack = thrownAwayHistory?.runId === status.runId ? thrownAwayHistory : null;
  return {
    ...state,
    status,
    runState: status.state,
    history: broughtBack?.history ?? historyOf(status),
    thrownAwayHistory:
      state.status === null ? null : { runId: state.status.runId, history: state.history },
    latestLoss: broughtBack?.history.trainingLoss.at(-1)?.value ?? null,
    evaluation: null,
    comparison: null,
    map: null,
    worstPairs: null,
    stepPairs: null,
  };
}

function applyLosses(state: PlaygroundState, { firstStep, losses }: LossesEvent): PlaygroundState {
  const points = Array.from(losses, (value, index) => ({ step: firstStep + index + 1, value }));
  return {
    ...state,
    latestLoss: losses.at(-1) ?? state.latestLoss,
    history: withPoints(state.history, {
      trainingLoss: points.filter(({ value }) => Number.isFinite(value)),
    }),
  };
}

function applyEvaluation(
  state: PlaygroundState,
  { step, scope, evaluation }: EvaluationEvent,
): PlaygroundState {
  const point = (value: number): Curve => [{ step, value }];
  return {
    ...state,
    evaluation: { step, scope, evaluation },
    history: withPoints(state.history, {
      validationLoss: point(evaluation.validationLoss),
      pairAccuracy: point(evaluation.pairAccuracy),
      positiveDistance: point(evaluation.meanPositiveDistance),
      negativeDistance: point(evaluation.meanNegativeDistance),
    }),
  };
}

function applyComparison(
  state: PlaygroundState,
  { comparison }: Pick<ComparisonEvent, 'comparison'>,
): PlaygroundState {
  const { number, step, similarity } = comparison;
  // Replies and events come over different ways: an older comparison may come last.
  if (state.comparison !== null && number < state.comparison.number) return state;
  const points = similarity === null ? [] : [{ step, value: similarity }];
  return {
    ...state,
    comparison,
    history: withPoints(state.history, { similarity: points }),
  };
}

function divergence(
  { status }: PlaygroundState,
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
