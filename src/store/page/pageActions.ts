/** Owns the opening of the page, its reload, and the problems that it shows. */
import type { ExportedFile } from '../../protocol/siameseWorker.ts';
import type { LinkChoices } from '../../settings/link/readLink.ts';
import type { Context } from '../core/context.ts';
import type { Feature } from '../core/feature.ts';
import type { ExperimentActions } from '../experiments/experimentActions.ts';
import type { CarryOn } from '../runs/carryOn.ts';
import type { RunKeeping } from '../runs/runKeeping.ts';
import type { SameNetworkActions } from '../sameNetwork/sameNetworkActions.ts';
import type { WorkerActions } from '../worker/workerActions.ts';
import type { Offer } from './newVersion.ts';

/** A worker that does not answer for this long does not hold up a reload. */
const longestKeepingMs = 5_000;

export interface PageParts {
  readonly worker: WorkerActions;
  readonly carryOn: CarryOn;
  readonly keeping: RunKeeping;
  readonly experiments: ExperimentActions;
  readonly sameNetwork: SameNetworkActions;
  readonly features: readonly Feature[];
}

export class PageActions {
  readonly #context: Context;
  readonly #worker: WorkerActions;
  readonly #features: readonly Feature[];
  readonly #carryOn: CarryOn;
  readonly #keeping: RunKeeping;
  readonly #experiments: ExperimentActions;
  readonly #sameNetwork: SameNetworkActions;

  constructor(context: Context, parts: PageParts) {
    this.#context = context;
    this.#worker = parts.worker;
    this.#carryOn = parts.carryOn;
    this.#keeping = parts.keeping;
    this.#experiments = parts.experiments;
    this.#sameNetwork = parts.sameNetwork;
    this.#features = parts.features;
  }

  /** Starts the worker and the loading, and reads the kept values. */
  async open(): Promise<void> {
    const { link } = this.#context.ports;
    await this.#carryOn.prepare();
    // A person who returns has seen what the link asked for, and has gone on from there.
    const followed = this.#carryOn.isAsLeft ? null : link;
    const { settings, backendChoice } = this.#context.state;
    this.#context.set({
      backendChoice: link.backend ?? backendChoice,
      // The same object, unless a link changes it: then there is something to keep.
      settings: followed?.settings ?? settings,
      // A trained network waits for a worker to take it.
      experiment: followed === null || followed.settings === null ? null : followed.experiment,
    });
    if (followed !== null) this.#tellProblemsOf(followed);
    if (followed?.network) this.#sameNetwork.expect(followed.network);
    // The start of a worker clears the problem on show, but nobody has read this one yet.
    const { problem } = this.#context.state;
    const starting = this.#worker.restart();
    if (problem !== null) this.#context.set({ problem });
    const reading = this.#features.map((feature) => feature.pageOpened?.());
    const opening = followed === null ? null : this.#openTrained(followed);
    await Promise.all([starting, opening, ...reading]);
  }

  /** Says what of the link was left out. */
  #tellProblemsOf({ problems }: LinkChoices): void {
    if (problems.length === 0) return;
    const { problem } = this.#context.state;
    const told = problem === null ? [] : [problem.message];
    const words = [...told, 'Not all of the link could be followed.', ...problems];
    this.#context.report(words.join(' '), problem?.remedy);
  }

  /** Opens the trained network that the link asks for, as soon as there is a worker to take it. */
  async #openTrained({ experiment, settings }: LinkChoices): Promise<void> {
    if (experiment === null || settings !== null) return;
    await this.#context.until(({ runState }) => this.#context.hasNetwork || runState === 'error');
    if (!this.#context.hasNetwork) return;
    const { problem } = this.#context.state;
    await this.#experiments.run(experiment);
    // An experiment clears the problem on show, but nobody has read this one yet.
    if (problem !== null && this.#context.state.problem === null) this.#context.set({ problem });
  }

  /** Resolves when the run at hand is kept, or cannot be kept in time. */
  async prepareToLeave(): Promise<void> {
    const { after } = this.#context.ports;
    const keeping = this.#keeping.keepNow().catch(() => {});
    await Promise.race([keeping, new Promise<void>((resolve) => after(longestKeepingMs, resolve))]);
  }

  /** Loads the page anew, in its newest version, with the run at hand kept before. */
  async reload(): Promise<void> {
    await this.prepareToLeave();
    await this.#context.ports.offlineCopy.bringNewVersion();
    this.#context.ports.pageLife.reload();
  }

  /** Which version of the page the server offers. */
  lookForNewVersion(): Promise<Offer> {
    return this.#context.ports.lookForNewVersion();
  }

  /** Runs an action that may fail; its error becomes a problem that a person sees. */
  async attempt(action: () => Promise<void>): Promise<void> {
    await this.#context.attempt(action);
  }

  /** Chooses the view of a panel. */
  choosePanel(name: string, view: string): void {
    this.#context.set({ panels: { ...this.#context.state.panels, [name]: view } });
  }

  /** Saves a text of the page as a file. */
  saveFile(file: ExportedFile): void {
    this.#context.ports.saveFile(file);
  }

  /** Shows the parts of the page that the link has taken away. */
  showAll(): void {
    this.#context.set({ hidden: [] });
  }

  dismissProblem(): void {
    this.#context.set({ problem: null });
  }
}
