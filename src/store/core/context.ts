/** Owns what all features share: the state, the client and the ports. Knows no feature. */
import type { StoreApi } from 'zustand/vanilla';
import { MissingCode } from '../../client/missingCode.ts';
import { WorkerGone } from '../../client/trainingClient.ts';
import type { RunStatus } from '../../protocol/run.ts';
import type { SiameseWorker } from '../../protocol/siameseWorker.ts';
import { Asking, type AskingPorts } from './asking.ts';
import type { Client, PlaygroundPorts } from './ports.ts';
import type { RunScope } from './runScope.ts';
import type { PlaygroundState, Problem } from './state.ts';

export class Context {
  readonly store: StoreApi<PlaygroundState>;
  readonly client: Client;
  readonly ports: PlaygroundPorts;

  constructor(store: StoreApi<PlaygroundState>, client: Client, ports: PlaygroundPorts) {
    this.store = store;
    this.client = client;
    this.ports = ports;
  }

  get state(): PlaygroundState {
    return this.store.getState();
  }

  /** The present run's status; `null` before there is a network. */
  get status(): RunStatus | null {
    return this.state.run.status;
  }

  /** The present worker. */
  get worker(): SiameseWorker {
    return this.client.remote;
  }

  /** Whether the present worker has a network to work with. */
  get hasNetwork(): boolean {
    const { runState } = this.state;
    return this.status !== null && runState !== 'loading' && runState !== 'error';
  }

  set(change: Partial<PlaygroundState>): void {
    this.store.setState(change);
  }

  /** Changes the state of the present run. */
  setRun(change: Partial<RunScope>): void {
    this.set({ run: { ...this.state.run, ...change } });
  }

  /** Changes the state of the run with this id; does nothing if another run is present. */
  setOfRun(runId: number, change: Partial<RunScope>): void {
    if (runId === this.status?.runId) this.setRun(change);
  }

  /** Makes an `Asking` of the present worker. Questions wait for a network; errors become problems. */
  asking<Question, Answer>(
    ports: Omit<AskingPorts<Question, Answer>, 'onError'> &
      Partial<Pick<AskingPorts<Question, Answer>, 'onError'>>,
  ): Asking<Question, Answer> {
    return new Asking({
      canAsk: () => this.hasNetwork,
      onError: (error) => this.reportError(error),
      ...ports,
    });
  }

  /** Shows a problem to the person. */
  report(message: string, remedy: Problem['remedy'] = null): void {
    this.set({ problem: { message, remedy } });
  }

  /** Shows an error to the person; if code of the page is missing, also a new version that has it. */
  reportError(error: unknown): void {
    // The recovery of the worker says what happened, and asks the open questions again.
    if (error instanceof WorkerGone) return;
    this.report(messageOf(error));
    if (error instanceof MissingCode) void this.offerNewVersion();
  }

  /** If the server offers a new version of the page, it becomes the remedy of the problem on show. */
  async offerNewVersion(): Promise<void> {
    const { problem } = this.state;
    const offer = await this.ports.lookForNewVersion();
    // The person may have closed the problem meanwhile, or have begun its other remedy.
    if (offer !== 'another' || problem === null || this.state.problem !== problem) return;
    this.report(`${problem.message} A new version of this page is here.`, 'reload');
  }

  /** Runs an action that may fail; its error becomes a problem that a person sees. */
  async attempt(action: () => Promise<unknown>): Promise<void> {
    try {
      await action();
    } catch (error) {
      this.reportError(error);
    }
  }

  /** Resolves when a condition on the state holds. */
  async until(isMet: (state: PlaygroundState) => boolean): Promise<void> {
    if (isMet(this.state)) return;
    await new Promise<void>((resolve) => {
      const unsubscribe = this.store.subscribe((state) => {
        if (!isMet(state)) return;
        unsubscribe();
        resolve();
      });
    });
  }
}

/** An error in words. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
