/**
 * Owns the way back after the training worker has gone: the run goes on by itself from its newest copy, and
 * trains if it trained. One line says what happened. Starts no worker by itself.
 */
import type { BackendInfo } from '../../protocol/backend.ts';
import type { RunStatus } from '../../protocol/run.ts';
import type { BackendName } from '../../settings/choices.ts';
import { backends } from '../../settings/facts/backends.ts';
import type { Context } from '../core/context.ts';
import type { RunScope } from '../core/runScope.ts';
import type { RunActions } from '../run/runActions.ts';
import { recordUpTo } from '../runs/recordPieces.ts';
import { RecoveryPlan } from './recoveryPlan.ts';

export interface RecoveryPorts {
  /** Starts another worker, which continues from the newest copy. */
  readonly start: () => Promise<void>;
  /** Tells all features that the worker is gone. */
  readonly tellEnd: () => void;
  readonly run: Pick<RunActions, 'isToTrain' | 'trainOn'>;
}

/** What is to go on once the next worker is there. */
interface GoingOn {
  /** Why the first of the workers has gone. */
  readonly reason: string;
  readonly isToTrain: boolean;
  /** Its backend; `null` if it had none yet. */
  readonly backend: BackendName | null;
  /** Whether it had told of a run. */
  readonly hadRun: boolean;
  readonly keptStep: number | null;
}

export class WorkerRecovery {
  readonly #context: Context;
  readonly #ports: RecoveryPorts;
  readonly #plan = new RecoveryPlan();
  #goingOn: GoingOn | null = null;
  #stopWaiting: (() => void) | null = null;

  constructor(context: Context, ports: RecoveryPorts) {
    this.#context = context;
    this.#ports = ports;
  }

  /** The backend of the next worker instead of the chosen one; `null`: the chosen one. */
  get standIn(): BackendName | null {
    return this.#plan.standIn;
  }

  /** Whether a worker is on its way in the place of one that has gone. */
  get isUnderWay(): boolean {
    return this.#goingOn !== null;
  }

  /** A person has another worker started: what happened before does not count any more. */
  forget(): void {
    this.#plan.forget();
    this.#end();
  }

  /**
   * Has another worker go on, unless too many have gone in a row.
   * @param reason why the worker has gone, as a part of a sentence
   * @param keptStep the step of the newest copy; `null` without a copy
   * @param isCodeMissing whether the worker's script did not arrive
   * @param hadRun whether the worker had told of a run
   */
  recover(reason: string, keptStep: number | null, isCodeMissing: boolean, hadRun: boolean): void {
    const { state, ports } = this.#context;
    const backend = state.backend?.name ?? null;
    this.#goingOn ??= { reason, backend, hadRun, keptStep, isToTrain: this.#ports.run.isToTrain };
    this.#ports.tellEnd();
    this.#context.set({
      runState: 'loading',
      run: keptStep === null ? state.run : upTo(state.run, keptStep),
    });
    const chosen = state.backendChoice === 'auto' ? null : state.backendChoice;
    const next = this.#plan.next({
      atMs: ports.clockMs(),
      backend: backend ?? this.#plan.standIn ?? chosen,
      isCodeMissing,
    });
    this.#stopWaiting?.();
    if (next === null) this.#giveUp(reason);
    else if (next.afterMs === 0) void this.#ports.start();
    else this.#stopWaiting = ports.after(next.afterMs, () => void this.#ports.start());
  }

  /** The next worker has told of its run: it trains, if the one before did, and the page says so. */
  wentOn(): void {
    const { status, state } = this.#context;
    const { backend } = state;
    const goingOn = this.#goingOn;
    if (goingOn === null || status === null || backend === null) return;
    this.#end();
    // Where there was no run yet, nothing has happened that a person would have to know.
    if (goingOn.hadRun) this.#context.report(inWords(goingOn, status, backend));
    const canTrain = status.state === 'ready' || status.state === 'paused';
    if (goingOn.isToTrain && canTrain) void this.#ports.run.trainOn();
  }

  #end(): void {
    this.#goingOn = null;
    this.#stopWaiting?.();
    this.#stopWaiting = null;
  }

  #giveUp(reason: string): void {
    this.#end();
    this.#context.set({ runState: 'error' });
    this.#context.report(`The worker that trains has stopped: ${reason}.`, 'restart');
    void this.#context.offerNewVersion();
  }
}

/** The run as it was at the step of its copy: what came later is trained again, or was wrong. */
function upTo(run: RunScope, step: number): RunScope {
  const isKnown = (dated: { readonly step: number } | null): boolean =>
    dated !== null && dated.step <= step;
  const record = recordUpTo(run.record, step);
  return {
    ...run,
    record,
    latestLoss: record.trainingLoss.at(-1)?.value ?? null,
    evaluation: isKnown(run.evaluation) ? run.evaluation : null,
    figure: isKnown(run.figure) ? run.figure : null,
    map: isKnown(run.map) ? run.map : null,
    stepPairs: isKnown(run.stepPairs) ? run.stepPairs : null,
    comparison: null,
    worstPairs: null,
    lookedAtClass: null,
    answers: {},
  };
}

function inWords(goingOn: GoingOn, { step }: RunStatus, { name }: BackendInfo): string {
  const { reason, keptStep, isToTrain, backend } = goingOn;
  const isElsewhere = backend !== null && backend !== name;
  const where = isElsewhere ? `, on ${backends[name].title}` : '';
  const what =
    keptStep === null || step === 0
      ? { toTrain: 'Training began anew', atRest: 'It has been started again' }
      : {
          toTrain: `Training goes on from step ${step}`,
          atRest: `The network of step ${step} is back`,
        };
  const words = isToTrain ? what.toTrain : what.atRest;
  return `The worker that trains had stopped (${reason}). ${words}${where}.`;
}
