/** How the worker's events change what the page knows: pure functions. */
import type { RunEvent, RunStatus, WorkerEvent } from '../worker/api.ts';
import { append, type Curve, emptyHistory, type History } from './history.ts';
import type { PlaygroundState } from './state.ts';

type LossesEvent = Extract<RunEvent, { kind: 'losses' }>;
type EvaluationEvent = Extract<RunEvent, { kind: 'evaluation' }>;
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
    case 'diverged':
      return { ...state, problem: divergence(event.step) };
    case 'loading': {
      const { loadedImages, totalImages, failures } = event;
      return { ...state, loading: { loadedImages, totalImages, failures } };
    }
    case 'undoable':
      return { ...state, undo: event.undo };
    // The client's business.
    case 'checkpoint':
    case 'backend-lost':
      return state;
  }
}

function applyStatus(state: PlaygroundState, status: RunStatus): PlaygroundState {
  if (status.runId === state.status?.runId) {
    // After a crash a run goes on from its last copy: what came after that has not happened.
    const isSetBack = status.step < state.status.step;
    const history = isSetBack ? upTo(state.history, status.step) : state.history;
    return { ...state, status, history, runState: status.state };
  }
  const { thrownAwayHistory } = state;
  const broughtBack = thrownAwayHistory?.runId === status.runId ? thrownAwayHistory : null;
  return {
    ...state,
    status,
    runState: status.state,
    // The controls follow a run that brings settings of its own: an import, or one brought back.
    settings: status.settings,
    history: broughtBack?.history ?? emptyHistory,
    thrownAwayHistory:
      state.status === null ? null : { runId: state.status.runId, history: state.history },
    latestLoss: broughtBack?.history.trainingLoss.at(-1)?.value ?? null,
    evaluation: null,
    comparison: null,
  };
}

function applyLosses(state: PlaygroundState, { firstStep, losses }: LossesEvent): PlaygroundState {
  const points = Array.from(losses, (value, index) => ({ step: firstStep + index + 1, value }));
  return {
    ...state,
    latestLoss: losses.at(-1) ?? state.latestLoss,
    history: extended(state.history, {
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
    history: extended(state.history, {
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
  const { step, similarity } = comparison;
  const points = similarity === null ? [] : [{ step, value: similarity }];
  return {
    ...state,
    comparison,
    history: extended(state.history, { similarity: points }),
  };
}

/** The curves as they were after a step. */
function upTo(history: History, lastStep: number): History {
  const shorter = { ...history };
  for (const name of curveNames) {
    shorter[name] = history[name].filter(({ step }) => step <= lastStep);
  }
  return shorter;
}

/** Adds points to some curves; a second value for the newest step takes the place of the first. */
function extended(history: History, points: Partial<Record<keyof History, Curve>>): History {
  const longer = { ...history };
  for (const name of curveNames) {
    const added = points[name];
    if (added === undefined || added.length === 0) continue;
    const curve = history[name];
    const isSameStep = curve.at(-1)?.step === added[0]?.step;
    longer[name] = append(isSameStep ? curve.slice(0, -1) : curve, added);
  }
  return longer;
}

const curveNames = [
  'trainingLoss',
  'validationLoss',
  'pairAccuracy',
  'positiveDistance',
  'negativeDistance',
  'similarity',
] as const satisfies readonly (keyof History)[];

function divergence(step: number): PlaygroundState['problem'] {
  return {
    message:
      `The loss stopped being a number at step ${step + 1}, so training has stopped. ` +
      'Press Reset and try a lower learning rate.',
    remedy: null,
  };
}
