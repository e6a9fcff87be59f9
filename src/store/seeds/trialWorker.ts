/** Owns a training worker of its own, which trains the runs of a comparison one after the other. */
import type { StartOptions } from '../../client/trainingClient.ts';
import type { WorkerEvent } from '../../protocol/events.ts';
import type { RunStatus } from '../../protocol/run.ts';
import type { RunSettings } from '../../settings/settings.ts';
import type { Client, PlaygroundPorts } from '../core/ports.ts';
import type { TrialOutcome } from './seedComparison.ts';
import { outcomeOf, trialAfter, withEvents } from './trial.ts';

/** A run that has ended. */
export interface EndedTrial {
  readonly outcome: TrialOutcome;
  readonly trainingMs: number;
}

export class TrialWorker {
  readonly #client: Client;
  /** Rejects when the worker has died or was ended: a call to it would never settle. */
  readonly #death: Promise<never>;
  readonly #die: (reason: Error) => void;
  #onEvents: (events: readonly WorkerEvent[]) => void = () => {};
  /** No run that has ended has a higher id. */
  #lastRunId = 0;

  constructor(createClient: PlaygroundPorts['createClient']) {
    let die = (_reason: Error): void => {};
    this.#death = new Promise((_, reject) => {
      die = reject;
    });
    // A worker may die between two calls.
    this.#death.catch(() => {});
    this.#die = die;
    this.#client = createClient({
      onEvents: (events) => this.#onEvents(events),
      onCrash: (reason) =>
        this.#die(new Error(`The worker that trains the runs has stopped: ${reason}.`)),
    });
  }

  /**
   * Starts the worker and loads the data set.
   * @throws Error when the backend cannot start, the data are not complete, or the worker dies
   */
  async open(options: StartOptions): Promise<void> {
    await this.#unlessDead(this.#client.start(options));
    const failures = await this.#unlessDead(this.#client.remote.load());
    const [first] = failures;
    if (first === undefined) return;
    throw new Error(
      `${failures.length} of ${options.dataset.title}’s files did not arrive (${first}).`,
    );
  }

  /**
   * Trains one run to its end and measures it on all test pairs.
   * @param onStatus takes the run's status whenever it has changed
   * @throws Error when the run cannot be trained or measured, or the worker dies
   */
  async train(settings: RunSettings, onStatus: (status: RunStatus) => void): Promise<EndedTrial> {
    const ended = this.#follow(onStatus);
    // Rejected while a call below is under way, it is thrown when its turn comes.
    ended.catch(() => {});
    await this.#unlessDead(this.#client.remote.reset(settings));
    await this.#unlessDead(this.#client.remote.train());
    return this.#unlessDead(ended);
  }

  /** Ends the worker; whatever was waited for is rejected. */
  end(): void {
    this.#client.stop();
    this.#die(new Error('The worker was ended'));
  }

  /** Resolves when the next run has ended. */
  #follow(onStatus: (status: RunStatus) => void): Promise<EndedTrial> {
    let trial = trialAfter(this.#lastRunId);
    return new Promise((resolve, reject) => {
      this.#onEvents = (events) => {
        trial = withEvents(trial, events);
        const { status } = trial;
        if (status === null) return;
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

  #unlessDead<Answer>(call: Promise<Answer>): Promise<Answer> {
    return Promise.race([call, this.#death]);
  }
}
