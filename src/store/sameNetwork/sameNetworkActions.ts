/**
 * Owns the network that a link names: trains it anew when the page opens by such a link, compares the
 * checksum, and makes the link to the network at hand.
 */
import type { LinkedNetwork } from '../../settings/link/networkText.ts';
import { linkQueryOf } from '../../settings/link/writeLink.ts';
import type { Context } from '../core/context.ts';
import type { Feature } from '../core/feature.ts';
import type { RunActions } from '../run/runActions.ts';
import { judged, waitingFor, whyNoNetworkLink } from './sameNetwork.ts';

export class SameNetworkActions implements Feature {
  readonly #context: Context;
  readonly #run: RunActions;
  #isJudging = false;

  constructor(context: Context, run: RunActions) {
    this.#context = context;
    this.#run = run;
  }

  /** To be called before the first worker starts: its first run then trains this network. */
  expect(wanted: LinkedNetwork): void {
    this.#context.set({ sameNetwork: waitingFor(wanted) });
  }

  /** Ends the training; the run stays, paused. */
  async cancel(): Promise<void> {
    this.dismiss();
    await this.#run.pause();
  }

  /** Closes the notice. */
  dismiss(): void {
    this.#context.set({ sameNetwork: null });
  }

  /**
   * The query of a link to the network of this moment.
   * @throws Error when the run's settings and steps alone do not lead to it
   */
  async linkQuery(): Promise<string> {
    const runId = this.#context.status?.runId;
    const { sha256, sketch, step } = await this.#context.worker.checksum(undefined);
    const { status } = this.#context;
    const { dataset, experiment, hidden } = this.#context.state;
    if (
      status === null ||
      status.runId !== runId ||
      whyNoNetworkLink(this.#context.state) !== null
    ) {
      throw new Error('There is no link to this network any more: the run has changed.');
    }
    return linkQueryOf(status.settings, dataset, {
      backend: 'wasm',
      experiment,
      hidden,
      embed: null,
      network: { steps: step, sha256, sketch },
    });
  }

  workerBegan(): void {
    void this.#context.attempt(() => this.#begin());
  }

  runBegan(): void {
    // Another run has taken the place of the one that was to become the network.
    if (this.#context.state.sameNetwork?.state === 'training') this.dismiss();
  }

  eventsCame(): void {
    void this.#context.attempt(() => this.#judge());
  }

  async #begin(): Promise<void> {
    if (this.#context.state.sameNetwork?.state !== 'waiting') return;
    // The backend is told in a reply, the run in an event: either may come first.
    await this.#context.until(({ backend, runState }) => backend !== null || runState === 'error');
    await this.#run.whenFollowed();
    const { backend, sameNetwork } = this.#context.state;
    const { status } = this.#context;
    if (backend === null || status === null || sameNetwork?.state !== 'waiting') return;
    if (backend.whyNotExact !== null) {
      const reasons = [backend.whyNotExact];
      this.#context.set({ sameNetwork: { ...sameNetwork, state: 'impossible', reasons } });
      return;
    }
    const { runId } = status;
    this.#context.set({ sameNetwork: { ...sameNetwork, state: 'training', runId } });
    await this.#run.train();
  }

  /** Compares the checksum, once the run has taken its steps. */
  async #judge(): Promise<void> {
    const { sameNetwork } = this.#context.state;
    const { status } = this.#context;
    if (this.#isJudging || sameNetwork?.state !== 'training' || status === null) return;
    if (status.runId !== sameNetwork.runId || status.step < sameNetwork.wanted.steps) return;
    this.#isJudging = true;
    try {
      const trained = await this.#context.worker.checksum(undefined);
      const { backend, sameNetwork: still } = this.#context.state;
      if (still?.state !== 'training' || still.runId !== this.#context.status?.runId) return;
      // A person has trained on meanwhile.
      if (trained.step !== still.wanted.steps) this.dismiss();
      else this.#context.set({ sameNetwork: judged(still, trained, status, backend) });
    } finally {
      this.#isJudging = false;
    }
  }
}
