/** How the worker's events change what the page knows: pure functions. */
import type { Comparison, RunEvent, RunStatus, WorkerEvent } from '../../protocol/siameseWorker.ts';
import type { PlaygroundState } from '../core/state.ts';
import type { Curve } from '../curves/history.ts';
import { historyOf, withPoints, withStatus, withTurnBack } from '../curves/recording.ts';
import { withKnownParts } from './statusParts.ts';

type LossesEvent = Extract<RunEvent, { kind: 'losses' }>;
type EvaluationEvent = Extract<RunEvent, { kind: 'evaluation' }>;
type DivergedEvent = Extract<RunEvent, { kind: 'diverged' }>;

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
      // May be of the pair before; the answer about the present one is on its way.
      return state.isComparing ? state : withComparison(state, event.comparison);
    case 'batch':
      return { ...state, stepPairs: event.pairs };
    case 'diverged':
      return {
        ...state,
        problem: divergence(state, event),
        // Of the network that went astray.
        evaluation: null,
        worstPairs: null,
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
    thrownAwayHistory: historyThrownAway(state),
    latestLoss: broughtBack?.history.trainingLoss.at(-1)?.value ?? null,
    evaluation: null,
    comparison: null,
    map: null,
    worstPairs: null,
    stepPairs: null,
  };
}

/** As the worker does, a run that has learnt nothing is not set aside, and what was before stays. */
function historyThrownAway({
  status,
  history,
  thrownAwayHistory,
}: PlaygroundState): PlaygroundState['thrownAwayHistory'] {
  if (status === null || status.step === 0) return thrownAwayHistory;
  return { runId: status.runId, history };
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

/** Takes a comparison over, unless it is of a run that is gone or a newer one is known. */
export function withComparison(state: PlaygroundState, comparison: Comparison): PlaygroundState {
  const { runId, number, step, similarity } = comparison;
  if (runId !== state.status?.runId) return state;
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
