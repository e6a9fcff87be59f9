/**
 * Owns the way back: when the page opens, the run that this tab or this browser had last is there again,
 * paused. What cannot be used is set aside with a sentence, and a new run begins.
 */
import type { WorkerEvent } from '../../protocol/events.ts';
import { defaultDataset } from '../../settings/datasets.ts';
import { areSameSettings } from '../../settings/settings.ts';
import { type Context, messageOf } from '../core/context.ts';
import type { Feature } from '../core/feature.ts';
import type { Keeper } from '../core/kept/keeper.ts';
import type { DatasetsActions } from '../datasets/datasetsActions.ts';
import type { RunActions } from '../run/runActions.ts';
import type { DeskKeeping } from './deskKeeping.ts';
import { type Desk, desks, type KeptRun, runStates } from './keptRun.ts';
import { checkData, KeptRunError, lostCurvesOf, readKeptRun } from './keptRunReading.ts';
import type { PresentRun, Reservation } from './presentRun.ts';
import type { RunKeeping } from './runKeeping.ts';
import type { RunsList } from './runsList.ts';
import type { KnownRun } from './runWriter.ts';

/** The page opens without what was kept if the browser has not read it by then. */
const longestReadMs = 8_000;
/** The page before a reload may not have let go of the run yet. */
const reloadPatienceMs = 1_500;

export interface CarryOnParts {
  readonly keeper: Keeper;
  readonly present: PresentRun;
  readonly desk: DeskKeeping;
  readonly keeping: RunKeeping;
  readonly list: RunsList;
  readonly run: RunActions;
  readonly datasets: DatasetsActions;
}

export class CarryOn implements Feature {
  readonly #context: Context;
  readonly #keeper: Keeper;
  readonly #present: PresentRun;
  readonly #desk: DeskKeeping;
  readonly #keeping: RunKeeping;
  readonly #list: RunsList;
  readonly #run: RunActions;
  readonly #datasets: DatasetsActions;
  /** Whether this tab comes back to a page whose run it remembers. */
  #isReturn = false;
  #isAsLeft = false;

  constructor(context: Context, parts: CarryOnParts) {
    const { keeper, present, desk, keeping, list, run, datasets } = parts;
    this.#context = context;
    this.#keeper = keeper;
    this.#present = present;
    this.#desk = desk;
    this.#keeping = keeping;
    this.#list = list;
    this.#run = run;
    this.#datasets = datasets;
  }

  /** To be awaited before the first worker starts: prepares the run that it continues. */
  async prepare(): Promise<void> {
    let isLate = false;
    const reading = this.#read(() => isLate);
    await new Promise<void>((resolve) => {
      const stopWaiting = this.#context.ports.after(longestReadMs, () => {
        isLate = true;
        this.#present.begin();
        this.#desk.begin();
        resolve();
      });
      void reading.finally(() => {
        stopWaiting();
        resolve();
      });
    });
  }

  /** Whether the page is as this tab left it: then a link has nothing more to say. */
  get isAsLeft(): boolean {
    return this.#isAsLeft;
  }

  eventsCame(events: readonly WorkerEvent[]): void {
    for (const event of events) if (event.kind === 'refused') this.#refused(event.reason);
  }

  /** Begins a new run with the settings on the controls; the one that was carried on stays in the list. */
  async startOver(): Promise<void> {
    this.dismiss();
    await this.#run.reset();
  }

  /** Closes the line about the run that was carried on. */
  dismiss(): void {
    this.#set(null);
  }

  async #read(isLate: () => boolean): Promise<void> {
    try {
      const runs = await this.#list.read();
      const { ofTab, newest } = this.#present;
      this.#isReturn = ofTab !== null && this.#context.ports.pageLife.isReturn();
      const key = ofTab ?? newest ?? runs[0]?.key ?? null;
      const run = runs.find((other) => other.key === key) ?? null;
      const patienceMs = ofTab === null ? 0 : reloadPatienceMs;
      const reservation = key === null ? null : await this.#reserve(key, run, patienceMs);
      if (isLate()) {
        reservation?.release();
        return;
      }
      if (reservation === null) this.#present.begin();
      else this.#present.become(reservation);
      if (key !== null) await this.#openDesk(key, run, isLate);
      if (isLate() || run === null || !this.#isWanted(run)) return;
      await this.#carryOn(run, reservation !== null, isLate);
    } catch (error) {
      this.#context.report(messageOf(error));
    } finally {
      if (!isLate()) this.#desk.begin();
    }
  }

  /** Reserves the key of the last run; `null` where this page must not write over what it has. */
  async #reserve(
    key: string,
    run: KeptRun | null,
    patienceMs: number,
  ): Promise<Reservation | null> {
    // A run that is deleted, or that this page cannot read, still has its network.
    const canGoOn =
      run === null ? !(await this.#keeper.has(runStates.store, key)) : this.#isWanted(run);
    return canGoOn ? this.#present.reserve(key, patienceMs) : null;
  }

  async #openDesk(key: string, run: KeptRun | null, isLate: () => boolean): Promise<void> {
    const desk = await this.#keeper.readOne(desks, key);
    if (isLate()) return;
    this.#isAsLeft = this.#isReturn && (desk !== null || run !== null);
    await this.#openData(desk, run);
    if (isLate()) return;
    if (desk !== null) this.#desk.open(desk);
    else if (run !== null) this.#desk.showSettings(run.settings);
  }

  /** Opens the data set of what is carried on; a link that asks for settings means those of the page's own. */
  async #openData(desk: Desk | null, run: KeptRun | null): Promise<void> {
    const isLinked = !this.#isReturn && this.#context.ports.link.settings !== null;
    const id = desk?.dataset ?? run?.dataset ?? defaultDataset.id;
    if (!isLinked && id !== defaultDataset.id) await this.#datasets.open(id);
  }

  /** A link that asks for other settings, or for a network, asks for another run. */
  #isWanted({ settings }: KeptRun): boolean {
    if (this.#isReturn) return true;
    const { link } = this.#context.ports;
    // A network that the link names is trained from its first step on.
    if (link.network !== null) return false;
    if (link.settings === null) return link.experiment === null;
    return areSameSettings(link.settings, settings);
  }

  /** @param isOurs false for a run that another tab has open: this tab works on a copy */
  async #carryOn(run: KeptRun, isOurs: boolean, isLate: () => boolean): Promise<void> {
    const { dataset } = this.#context.state;
    let known: KnownRun;
    try {
      checkData(run, dataset.id);
      known = await readKeptRun(this.#keeper, run);
    } catch (error) {
      if (!(error instanceof KeptRunError)) throw error;
      this.#context.report(`${error.message} A new run begins.`);
      if (isOurs) this.#present.begin();
      return;
    }
    if (isLate()) return;
    const { snapshot, record } = known;
    if (known.areCurvesLost) this.#context.report(lostCurvesOf(run));
    this.#context.client.continueWith({ ...snapshot, runId: 1 });
    const as = isOurs ? 'itself' : 'copy';
    if (!isOurs) this.#present.beginCopyOf(run.key);
    this.#keeping.expect({ known, as });
    this.#context.set({ awaitedRecord: record });
    this.#set({ step: snapshot.step, as });
  }

  /** The worker has looked at the run, and it does not fit: a new one has begun. */
  #refused(reason: string): void {
    const isCopy = this.#context.state.runs.carriedOn?.as === 'copy';
    // The run itself belongs to the tab that has it open.
    if (!isCopy) this.#keeper.setAside(runStates.store, this.#present.key, reason);
    this.#present.begin();
    this.#set(null);
    const what = isCopy ? 'and cannot be copied' : 'and is set aside';
    this.#context.report(
      `The kept run does not fit this page ${what} (${reason}). A new run begins.`,
    );
  }

  #set(carriedOn: Context['state']['runs']['carriedOn']): void {
    this.#context.set({ runs: { ...this.#context.state.runs, carriedOn } });
  }
}
