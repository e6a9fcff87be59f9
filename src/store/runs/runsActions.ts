/** Owns what a person does with whole runs: opens, duplicates, deletes, exports and imports them. */
import { largestRunFileBytes } from '../../settings/limits.ts';
import { readText } from '../core/browser/readText.ts';
import { type Context, messageOf } from '../core/context.ts';
import type { Keeper } from '../core/kept/keeper.ts';
import type { DatasetsActions } from '../datasets/datasetsActions.ts';
import type { OverlaysActions } from '../overlays/overlaysActions.ts';
import { putDrawing } from '../pads/pad.ts';
import type { RunActions } from '../run/runActions.ts';
import { type Desk, desks, type KeptRun, longestRunName, pieceKey, runNameOf } from './keptRun.ts';
import { checkData, lostCurvesOf, readKeptRun, readRecord } from './keptRunReading.ts';
import type { PresentRun } from './presentRun.ts';
import { pieceBetween } from './recordPieces.ts';
import { readRunFile, writeRunFile } from './runFile.ts';
import type { ExpectedRun, RunKeeping } from './runKeeping.ts';
import { nextNumberOf } from './runs.ts';
import type { RunsList } from './runsList.ts';
import type { KnownRun } from './runWriter.ts';

export interface RunsParts {
  readonly keeper: Keeper;
  readonly present: PresentRun;
  readonly keeping: RunKeeping;
  readonly list: RunsList;
  readonly run: RunActions;
  readonly overlays: OverlaysActions;
  readonly datasets: DatasetsActions;
}

export class RunsActions {
  readonly #context: Context;
  readonly #parts: RunsParts;

  constructor(context: Context, parts: RunsParts) {
    this.#context = context;
    this.#parts = parts;
  }

  /** Brings a kept run back whole: weights, optimiser, settings, curves and drawings. */
  async open(key: string): Promise<void> {
    await this.#context.attempt(async () => {
      const { keeper, present } = this.#parts;
      const run = this.#find(key);
      if (key === present.key) return;
      const { datasets } = this.#parts;
      const isOfOther = run.dataset !== this.#context.state.dataset.id;
      if (datasets.find(run.dataset) === null) checkData(run, this.#context.state.dataset.id);
      const known = await readKeptRun(keeper, run);
      const desk = await keeper.readOne(desks, key);
      const reservation = await present.reserve(key);
      const become = (): void => {
        if (reservation === null) present.beginCopyOf(key);
        else present.become(reservation);
        // Before the run is compared with: its verdict is of its own drawings.
        if (desk !== null) this.#putOnPads(desk);
      };
      const as = reservation === null ? 'copy' : 'itself';
      try {
        if (isOfOther) await datasets.chooseFor({ known, as, become });
        else await this.#takeUp(known, { as, known, become });
      } catch (error) {
        reservation?.release();
        throw error;
      }
      if (known.areCurvesLost) this.#context.report(lostCurvesOf(run));
    });
  }

  /** Keeps a second run with the same network and curves. */
  async duplicate(key: string): Promise<void> {
    await this.#context.attempt(async () => {
      const known = await this.#known(key);
      const ending = ', copy';
      const name = runNameOf(known.run).slice(0, longestRunName - ending.length) + ending;
      await this.#add({ ...known, run: { ...known.run, name, isToldToGo: false } });
    });
  }

  /** Deletes a run; the run at hand is replaced by a new one first. */
  async remove(key: string): Promise<void> {
    await this.#context.attempt(async () => {
      const { present, run, list, keeper } = this.#parts;
      if (key === present.key) {
        await run.reset();
        await keeper.settled();
      }
      await list.remove(key);
    });
  }

  /** Saves a whole run as one file. */
  async export(key: string): Promise<void> {
    await this.#context.attempt(async () => {
      const { run, snapshot, record } = await this.#known(key);
      this.#context.ports.saveFile(
        writeRunFile({ run, snapshot, record }, this.#context.ports.now()),
      );
    });
  }

  /** Takes a run from a file, and keeps it. A file that does not fit changes nothing. */
  async import(file: File): Promise<void> {
    await this.#context.attempt(async () => {
      this.#context.set({ problem: null });
      const filed = readRunFile(await readText(file, largestRunFileBytes));
      const { dataset, name } = filed.run;
      const { datasets } = this.#parts;
      const facts = datasets.find(dataset);
      if (facts === null) throw new Error(`${name} learnt from “${dataset}”, which is not here`);
      if (dataset !== this.#context.state.dataset.id) {
        // Asked before its data set comes to hand, where a new run begins.
        await unlessRefused(() => this.#context.worker.checkRun(filed.snapshot, facts));
        await datasets.choose(dataset);
      }
      await this.#context.until(() => this.#context.hasNetwork);
      // Its images did not come, and a person has chosen others since.
      if (dataset !== this.#context.state.dataset.id) return;
      const become = (): void => this.#parts.present.begin();
      await this.#takeUp(filed, { as: 'import', name, become });
    });
  }

  /** Shows the curves of a kept run behind those of the run at hand, or takes them away again. */
  async toggleOverlay(key: string): Promise<void> {
    await this.#context.attempt(async () => {
      const { overlays, keeper } = this.#parts;
      if (this.#context.state.overlays.some((overlay) => overlay.key === key)) {
        overlays.remove(key);
        return;
      }
      const run = this.#find(key);
      overlays.add({ key, name: runNameOf(run), record: await readRecord(keeper, run) });
    });
  }

  /** Removes everything that this page keeps in the browser. What is on the page stays until it is left. */
  async clearEverything(): Promise<void> {
    await this.#context.attempt(async () => {
      const { ports } = this.#context;
      const { keeping, keeper } = this.#parts;
      keeping.forget();
      await keeper.settled();
      await ports.kept.clear();
      for (const memory of [ports.probeMemory, ports.tabMemory, ports.newestMemory]) memory.clear();
      ports.tabs.tell('runs');
      ports.tabs.tell('symbols');
      ports.tabs.tell('comparisons');
      ports.tabs.tell('datasets');
      await this.#parts.datasets.refresh();
      await this.#parts.list.refresh();
    });
  }

  /** @throws Error when the worker refuses the run; then nothing has changed */
  async #takeUp(
    { snapshot, record }: Pick<KnownRun, 'snapshot' | 'record'>,
    next: ExpectedRun,
  ): Promise<void> {
    const { run, keeping } = this.#parts;
    await run.whenFollowed();
    this.#context.set({ problem: null, awaitedRecord: record });
    keeping.expect(next);
    try {
      await unlessRefused(() => run.takeUp(snapshot));
    } catch (error) {
      keeping.expect(null);
      this.#context.set({ awaitedRecord: null });
      throw error;
    }
    this.#context.set({ experiment: null });
  }

  /** A kept run whole; the run at hand as it is now. */
  async #known(key: string): Promise<KnownRun> {
    const { keeper, present, keeping } = this.#parts;
    if (key === present.key) await keeping.keepNow();
    return readKeptRun(keeper, this.#find(key));
  }

  /** Keeps a whole run under a new key. */
  async #add({
    run,
    snapshot,
    record,
  }: Pick<KnownRun, 'run' | 'snapshot' | 'record'>): Promise<void> {
    const { now, newKey } = this.#context.ports;
    const key = newKey();
    const number = nextNumberOf(this.#context.state.runs);
    const added = { ...run, key, number, createdAt: now(), savedAt: now(), pieces: 1 };
    const piece = pieceBetween(null, record);
    await this.#parts.list.add(added, [
      { kind: 'put', store: 'states', key, value: snapshot },
      { kind: 'put', store: 'curves', key: pieceKey(key, 0), value: piece },
    ]);
  }

  /** Puts kept drawings on the pads; each pad can undo its own. */
  #putOnPads({ a, b }: Desk): void {
    const { pads } = this.#context.state;
    this.#context.set({ pads: { a: putDrawing(pads.a, a), b: putDrawing(pads.b, b) } });
  }

  #find(key: string): KeptRun {
    const run = this.#context.state.runs.list.find((other) => other.key === key);
    if (run === undefined) throw new Error('This run is not kept any more');
    return run;
  }
}

/** @throws Error with a sentence when the worker refuses a run */
async function unlessRefused(ask: () => Promise<void>): Promise<void> {
  try {
    await ask();
  } catch (error) {
    throw new Error(`The run cannot be opened: ${messageOf(error)}`, { cause: error });
  }
}
