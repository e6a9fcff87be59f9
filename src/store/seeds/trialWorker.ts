/**
 * Owns a training worker of its own, which trains the runs of a comparison one after the other. When the
 * worker goes, another one goes on by itself.
 */
import { type StartOptions, WorkerGone } from '../../client/trainingClient.ts';
import type { WorkerEvent } from '../../protocol/events.ts';
import type { RunStatus } from '../../protocol/run.ts';
import type { RunSettings } from '../../settings/settings.ts';
import type { Client, PlaygroundPorts } from '../core/ports.ts';
import type { TrialOutcome } from './seedComparison.ts';
import { outcomeOf, trialAfter, withEvents } from './trial.ts';

/** A worker that goes again within this time has not been helped by a new start. */
const soonMs = 60_000;

/** A run that has ended. */
export interface EndedTrial {
  readonly outcome: TrialOutcome;
  readonly trainingMs: number;
}

export interface TrialWorkerPorts extends Pick<PlaygroundPorts, 'createClient' | 'clockMs'> {
  /** The options of a worker whose first run has these settings; asked for anew for each worker. */
  readonly optionsFor: (settings: RunSettings) => Promise<StartOptions>;
  /** Hears why a worker has stopped, when another one goes on in its place. */
  readonly onReplaced: (reason: string) => void;
}

/** The worker has died by itself. */
class WorkerStopped extends Error {
  override readonly name = 'WorkerStopped';
  readonly reason: string;
  /** The step of the copy to go on from; `null` without one. */
  readonly keptStep: number | null;

  constructor(reason: string, keptStep: number | null) {
    super(`The worker that trains the runs has stopped: ${reason}.`);
    this.reason = reason;
    this.keptStep = keptStep;
  }
}

export class TrialWorker {
  readonly #ports: TrialWorkerPorts;
  readonly #client: Client;
  /** Rejects when the present worker has died or was ended: a call to it would never settle. */
  #death: Promise<never> | null = null;
  #die: (reason: Error) => void = () => {};
  #isEnded = false;
  #stoppedAtMs = Number.NEGATIVE_INFINITY;
  #onEvents: (events: readonly WorkerEvent[]) => void = () => {};
  /** Whether the worker has told of the present run: its copy, if there is one, is then of this run. */
  #isRunKnown = false;
  /** No run that has ended has a higher id. */
  #lastRunId = 0;

  constructor(ports: TrialWorkerPorts) {
    this.#ports = ports;
    this.#client = ports.createClient({
      onEvents: (events) => this.#onEvents(events),
      onCrash: (reason, keptStep) => this.#die(new WorkerStopped(reason, keptStep)),
    });
  }

  /**
   * Trains one run to its end and measures it on all test pairs; first starts a worker, if there is none.
   * @param onStatus takes the run's status whenever it has changed
   * @throws Error when the backend cannot start, the data are not complete, the run cannot be measured,
   * or the worker dies twice within a minute
   */
  async train(settings: RunSettings, onStatus: (status: RunStatus) => void): Promise<EndedTrial> {
    const ended = this.#follow(onStatus);
    // Rejected while a call below is under way, it is thrown when its turn comes.
    ended.catch(() => {});
    let begin = (): Promise<void> => this.#begin(settings);
    for (;;) {
      try {
        await begin();
        return await this.#unlessDead(ended);
      } catch (error) {
        if (!(error instanceof WorkerStopped)) throw error;
        this.#death = null;
        if (this.#stoppedSoonAgain()) throw error;
        const { reason, keptStep } = error;
        this.#ports.onReplaced(reason);
        begin = () => this.#goOn(settings, keptStep);
      }
    }
  }

  /** Ends the worker; whatever was waited for is rejected. */
  end(): void {
    this.#isEnded = true;
    this.#client.stop();
    this.#die(new Error('The worker was ended'));
  }

  async #begin(settings: RunSettings): Promise<void> {
    if (this.#death === null) await this.#open(settings);
    await this.#unlessDead(this.#client.remote.reset(settings));
    await this.#unlessDead(this.#client.remote.train());
  }

  /** Goes on from the copy, if it is of this run and not of its end; else begins the run anew. */
  async #goOn(settings: RunSettings, keptStep: number | null): Promise<void> {
    const canGoOn =
      this.#isRunKnown && keptStep !== null && keptStep > 0 && keptStep < settings.steps;
    if (!canGoOn) this.#client.continueWith(null);
    await this.#open(settings);
    if (!canGoOn) await this.#unlessDead(this.#client.remote.reset(settings));
    await this.#unlessDead(this.#client.remote.train());
  }

  /** Starts a worker and loads the data set. */
  async #open(settings: RunSettings): Promise<void> {
    const options = await this.#ports.optionsFor(settings);
    this.#death = new Promise((_, reject) => {
      this.#die = reject;
    });
    // A worker may die between two calls.
    this.#death.catch(() => {});
    if (this.#isEnded) throw new Error('The worker was ended');
    await this.#unlessDead(this.#client.start(options));
    const failures = await this.#unlessDead(this.#client.remote.load());
    const [first] = failures;
    if (first === undefined) return;
    throw new Error(
      `${failures.length} of ${options.dataset.title}’s files did not arrive (${first}).`,
    );
  }

  #stoppedSoonAgain(): boolean {
    const nowMs = this.#ports.clockMs();
    const isSoon = nowMs - this.#stoppedAtMs <= soonMs;
    this.#stoppedAtMs = nowMs;
    return isSoon;
  }

  /** Resolves when the next run has ended. */
  #follow(onStatus: (status: RunStatus) => void): Promise<EndedTrial> {
    let trial = trialAfter(this.#lastRunId);
    this.#isRunKnown = false;
    return new Promise((resolve, reject) => {
      this.#onEvents = (events) => {
        trial = withEvents(trial, events);
        const { status } = trial;
        if (status === null) return;
        this.#isRunKnown = true;
        try {
          const outcome = outcomeOf(trial);
          if (outcome === null) {
            onStatus(status);
            return;
          }
          this.#onEvents = () => {};
          this.#lastRunId = status.runId;
          resolve({ outcome, trainingMs: status.elapsedMs });
        } catch (error) {
          reject(error);
        }
      };
    });
  }

  async #unlessDead<Answer>(call: Promise<Answer>): Promise<Answer> {
    const death = this.#death;
    if (death === null) return call;
    try {
      return await Promise.race([call, death]);
    } catch (error) {
      // An open call is rejected in the same moment, but does not know what there is to go on from.
      if (error instanceof WorkerGone) return death;
      throw error;
    }
  }
}
