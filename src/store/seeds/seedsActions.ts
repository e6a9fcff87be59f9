/** Owns the comparison over seeds: trains its runs in a worker of its own, and keeps what came of them. */
import type { RunStatus } from '../../protocol/run.ts';
import { type Context, messageOf } from '../core/context.ts';
import type { Feature } from '../core/feature.ts';
import type { Keeper } from '../core/kept/keeper.ts';
import type { PlaygroundState } from '../core/state.ts';
import { imageSourceOf } from '../datasets/imageSource.ts';
import { keptSeeds, seedsKeyOf } from './keptSeedComparison.ts';
import {
  type PlannedTrial,
  type SeedComparison,
  type SeedPlan,
  settingsOf,
  trialsLeft,
} from './seedComparison.ts';
import { noSeeds, type SeedsState } from './seedsState.ts';
import { TrialWorker } from './trialWorker.ts';

/** One tab at a time trains the runs of a comparison. */
const lockName = 'siamese-playground.seeds';
/** The page before a reload may not have let go yet. */
const patienceMs = 1_500;

export class SeedsActions implements Feature {
  readonly #context: Context;
  readonly #keeper: Keeper;
  /** Trains the present comparison; `null` when nothing runs. */
  #worker: TrialWorker | null = null;
  /** Settles when what was begun last has ended and let go of the lock. */
  #running: Promise<void> = Promise.resolve();
  /** Whether this tab has trained runs: what it knows is then newer than what is kept. */
  #isOwn = false;

  constructor(context: Context, keeper: Keeper) {
    this.#context = context;
    this.#keeper = keeper;
  }

  /** Takes over the kept comparison, and goes on with it if the page was closed in its middle. */
  async pageOpened(): Promise<void> {
    await this.look();
  }

  /** Another data set has a comparison of its own; the one before goes on when its data are back. */
  stateChanged(state: PlaygroundState, before: PlaygroundState): void {
    if (state.dataset.id === before.dataset.id) return;
    const worker = this.#worker;
    this.#worker = null;
    worker?.end();
    this.#isOwn = false;
    this.#change({ ...noSeeds });
    void this.look();
  }

  /** Opens the dialog. */
  show(): void {
    this.#change({ isShown: true, isNews: false });
    void this.look();
  }

  /** Closes the dialog; the runs go on. */
  hide(): void {
    this.#change({ isShown: false });
  }

  /** Takes the note that it has ended away. */
  dismiss(): void {
    this.#change({ isNews: false });
  }

  /** Begins a comparison in place of the last one. */
  async start(plan: SeedPlan): Promise<void> {
    if (this.#worker === null) await this.#run({ ...plan, results: [] });
  }

  /** Trains the runs that are left after Cancel or a problem. */
  async resume(): Promise<void> {
    const { comparison } = this.#seeds;
    if (this.#worker === null && comparison !== null) await this.#run(comparison);
  }

  /** Ends the run under way; the results so far stay. */
  cancel(): void {
    const worker = this.#worker;
    if (worker === null) return;
    this.#stop(worker, null);
    this.dismiss();
    worker.end();
  }

  /** Reads what this tab has kept before a reload, or another tab has; goes on where nobody does. */
  async look(): Promise<void> {
    if (this.#isOwn) return;
    const { dataset } = this.#context.state;
    const kept = await this.#keeper.readOne(keptSeeds(dataset), seedsKeyOf(dataset));
    const isOfOther = dataset.id !== this.#context.state.dataset.id;
    if (kept === null || isOfOther || this.#worker !== null) return;
    const { isRunning, ...comparison } = kept;
    this.#change({ comparison, activity: isRunning ? this.#seeds.activity : 'none' });
    // Not awaited: it takes minutes.
    if (isRunning) void this.#run(comparison);
  }

  async #run(comparison: SeedComparison): Promise<void> {
    const worker = this.#createWorker(comparison);
    this.#worker = worker;
    this.#running = this.#running.then(() => this.#runAlone(worker, comparison));
    await this.#running;
  }

  #createWorker({ backend }: SeedComparison): TrialWorker {
    const { ports, state } = this.#context;
    const { dataset } = state;
    const worker: TrialWorker = new TrialWorker({
      ...ports,
      optionsFor: async (settings) => ({
        settings,
        backend,
        rememberedProbe: null,
        repeatsProbe: false,
        dataset,
        images: await imageSourceOf(dataset, ports),
      }),
      onReplaced: (reason) => {
        if (this.#worker === worker) this.#change({ replaced: reason });
      },
    });
    return worker;
  }

  /** Trains the runs that are left, unless another tab trains runs. */
  async #runAlone(worker: TrialWorker, comparison: SeedComparison): Promise<void> {
    const { ports } = this.#context;
    const release = await ports.tabs.hold(lockName, patienceMs);
    if (this.#worker !== worker) {
      release?.();
      return;
    }
    if (release === null) {
      this.#worker = null;
      this.#isOwn = false;
      this.#change({ activity: 'elsewhere' });
      return;
    }
    this.#isOwn = true;
    this.#change({ ...noSeeds, isShown: this.#seeds.isShown, comparison, activity: 'running' });
    this.#save();
    try {
      await this.#trainAll(worker, comparison);
      this.#stop(worker, null);
    } catch (error) {
      this.#stop(worker, messageOf(error));
    } finally {
      worker.end();
      // Another tab that gets the lock must not read that the runs go on.
      await this.#keeper.settled();
      release();
    }
  }

  async #trainAll(worker: TrialWorker, comparison: SeedComparison): Promise<void> {
    // After a reload, the person's own network comes first.
    await this.#context.until(({ runState }) => runState !== 'loading');
    for (const trial of trialsLeft(comparison)) {
      if (this.#worker !== worker) return;
      await this.#train(worker, trial);
    }
  }

  async #train(worker: TrialWorker, trial: PlannedTrial): Promise<void> {
    const { clockMs } = this.#context.ports;
    const { comparison } = this.#seeds;
    if (comparison === null) return;
    const startedMs = clockMs();
    this.#change({ trial: { ...trial, step: 0, stepMs: null, activity: null } });
    const onStatus = ({ step, stepMs, activity }: RunStatus): void => {
      if (this.#worker === worker) this.#change({ trial: { ...trial, step, stepMs, activity } });
    };
    const ended = await worker.train(settingsOf(comparison, trial), onStatus);
    if (this.#worker !== worker) return;
    const result = { ...trial, ...ended, totalMs: clockMs() - startedMs };
    this.#change({ comparison: { ...comparison, results: [...comparison.results, result] } });
    this.#save();
  }

  /**
   * Says that the runs of this worker have ended, unless that was said before.
   * @param problem why they have ended before the last; `null` at the end, and at Cancel
   */
  #stop(worker: TrialWorker, problem: string | null): void {
    if (this.#worker !== worker) return;
    this.#worker = null;
    this.#change({ activity: 'none', trial: null, problem, isNews: !this.#seeds.isShown });
    this.#save();
  }

  get #seeds(): SeedsState {
    return this.#context.state.seeds;
  }

  #change(change: Partial<SeedsState>): void {
    this.#context.set({ seeds: { ...this.#seeds, ...change } });
  }

  #save(): void {
    const { comparison } = this.#seeds;
    if (comparison === null) return;
    const value = { ...comparison, isRunning: this.#worker !== null };
    const { dataset } = this.#context.state;
    void this.#keeper.write([{ kind: 'put', store: 'values', key: seedsKeyOf(dataset), value }]);
  }
}
