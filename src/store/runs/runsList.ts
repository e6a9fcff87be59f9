/**
 * Owns the list of kept runs: names, deletion that can be undone, the room that they take, and the same
 * list in every tab.
 */
import type { Context } from '../core/context.ts';
import type { Feature } from '../core/feature.ts';
import type { Keeper } from '../core/kept/keeper.ts';
import type { Change } from '../core/kept/keptRecords.ts';
import {
  type KeptRun,
  longestRunName,
  type RunHead,
  removalOf,
  runHeads,
  runNameOf,
} from './keptRun.ts';
import type { PresentRun } from './presentRun.ts';
import type { RunKeeping } from './runKeeping.ts';

/** Beyond this, the oldest unnamed runs go: about a hundred runs of the default network. */
const mostBytes = 100_000_000;
/** A deleted run is removed for good once it is this old: no tab offers to bring it back any more. */
const undoMs = 600_000;

export class RunsList implements Feature {
  readonly #context: Context;
  readonly #keeper: Keeper;
  readonly #present: PresentRun;
  readonly #keeping: RunKeeping;

  constructor(context: Context, keeper: Keeper, present: PresentRun, keeping: RunKeeping) {
    this.#context = context;
    this.#keeper = keeper;
    this.#present = present;
    this.#keeping = keeping;
    const { tabs, pageLife } = context.ports;
    tabs.onMessage((message) => {
      if (message === 'runs') void this.refresh();
    });
    pageLife.onLeave(() => present.letGo());
    pageLife.onComeBack(() => void this.#comeBack());
  }

  get #runs(): readonly KeptRun[] {
    return this.#context.state.runs.list;
  }

  /** Reads the list; removes for good what was deleted a while ago. */
  async read(): Promise<readonly KeptRun[]> {
    const all = (await this.#keeper.readAll(runHeads)).map(({ key, value }) => ({ ...value, key }));
    const isOver = ({ deletedAt }: KeptRun): boolean =>
      deletedAt !== null && this.#context.ports.now() - deletedAt > undoMs;
    const gone = all.filter(isOver);
    if (gone.length > 0) void this.#keeper.write(gone.flatMap(({ key }) => removalOf(key)));
    const list = all
      .filter(({ deletedAt }) => deletedAt === null)
      .toSorted((one, other) => other.createdAt - one.createdAt);
    this.#set({ list });
    // Another tab may have named the run at hand.
    for (const { key, name, isToldToGo } of list) this.#keeping.adopt(key, { name, isToldToGo });
    return list.toSorted((one, other) => other.savedAt - one.savedAt);
  }

  /** Looks again what is kept, how much room it takes, and which runs other tabs have open. */
  async refresh(): Promise<void> {
    await this.read();
    const [openElsewhere, usedBytes] = await Promise.all([
      this.#present.openElsewhere(),
      this.#context.ports.storageUse.usedBytes(),
    ]);
    this.#set({ openElsewhere, usedBytes });
  }

  /** Names a run: from then on, it does not go by itself. */
  async rename(key: string, name: string): Promise<void> {
    const trimmed = name.trim().slice(0, longestRunName);
    await this.#change(key, { name: trimmed === '' ? null : trimmed });
    // What has a name must not be cleared by the browser; the answer changes nothing.
    if (trimmed !== '') void this.#context.ports.storageUse.persist();
  }

  /** Deletes a run; `bringBack` undoes that. The caller has replaced the run at hand before. */
  async remove(key: string): Promise<void> {
    const run = this.#find(key);
    if (run === undefined) return;
    await this.#change(key, { deletedAt: this.#context.ports.now() });
    this.#set({ list: this.#runs.filter((other) => other.key !== key), deleted: run });
  }

  /** Brings back the run that was deleted last. */
  async bringBack(): Promise<void> {
    const { deleted } = this.#context.state.runs;
    if (deleted === null) return;
    this.#set({ deleted: null });
    await this.#change(deleted.key, { deletedAt: null });
    await this.read();
  }

  /** Closes the offer to bring a deleted run back. */
  dismissDeleted(): void {
    this.#set({ deleted: null });
  }

  /** Keeps a whole run that is not in the list yet. */
  async add(run: KeptRun, changes: readonly Change[]): Promise<boolean> {
    const put: Change = { kind: 'put', store: 'runs', key: run.key, value: headOf(run) };
    const isKept = await this.#write([put, ...changes]);
    if (!isKept) return false;
    await this.read();
    await this.#makeRoom();
    return true;
  }

  stateChanged(state: Context['state'], before: Context['state']): void {
    // Only for a run that this page keeps: another tab would take away what was told of just now.
    const { presentKey } = state.runs;
    const isKept = ({ list }: Context['state']['runs']): boolean =>
      list.some(({ key }) => key === presentKey);
    if (isKept(state.runs) && !isKept(before.runs)) void this.#makeRoom();
  }

  /** When the runs take too much room, tells which ones go, and removes those that it has told of before. */
  async #makeRoom(): Promise<void> {
    const going = goingRuns(this.#runs, this.#context.state.runs.presentKey);
    const told = going.filter(({ isToldToGo }) => isToldToGo);
    if (told.length > 0) {
      await this.#write(told.flatMap(({ key }) => removalOf(key)));
      this.#set({ list: this.#runs.filter((run) => !told.includes(run)) });
    }
    const untold = going.filter(({ isToldToGo }) => !isToldToGo);
    // Who reads of another problem is told the next time.
    if (untold.length === 0 || this.#context.state.problem !== null) return;
    const names = untold.map(runNameOf).join(', ');
    this.#context.report(
      `The runs take more than ${mostBytes / 1e6} MB of this browser’s room. ${names} will go when the next run is kept; under “Runs”, name what you want to keep.`,
    );
    for (const { key } of untold) await this.#change(key, { isToldToGo: true });
  }

  /** Changes what is kept of a run, whoever has written it meanwhile. */
  async #change(
    key: string,
    change: Partial<Pick<RunHead, 'name' | 'isToldToGo' | 'deletedAt'>>,
  ): Promise<void> {
    this.#set({ list: this.#runs.map((run) => (run.key === key ? { ...run, ...change } : run)) });
    this.#keeping.adopt(key, change);
    const isKept = await this.#keeper.update(runHeads, key, (head) => ({ ...head, ...change }));
    if (isKept) this.#context.ports.tabs.tell('runs');
  }

  async #write(changes: readonly Change[]): Promise<boolean> {
    const written = await this.#keeper.write(changes);
    this.#context.ports.tabs.tell('runs');
    return written === 'kept';
  }

  /** The page has slept; another tab may have taken its run meanwhile. */
  async #comeBack(): Promise<void> {
    if (!(await this.#present.takeAgain())) await this.#keeping.fork();
    await this.refresh();
  }

  #find(key: string): KeptRun | undefined {
    return this.#runs.find((run) => run.key === key);
  }

  #set(change: Partial<Context['state']['runs']>): void {
    this.#context.set({ runs: { ...this.#context.state.runs, ...change } });
  }
}

/** The oldest unnamed runs whose going brings all others below the limit; never the one at hand. */
export function goingRuns(
  runs: readonly KeptRun[],
  presentKey: string | null,
  limitBytes = mostBytes,
): readonly KeptRun[] {
  let excess = runs.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0) - limitBytes;
  const going: KeptRun[] = [];
  const unnamed = runs.filter(({ name, key }) => name === null && key !== presentKey);
  for (const run of unnamed.toSorted((one, other) => one.savedAt - other.savedAt)) {
    if (excess <= 0) break;
    going.push(run);
    excess -= run.sizeBytes;
  }
  return going;
}

/** A row of the list as it is kept, under its key. */
function headOf({ key: _key, ...head }: KeptRun): RunHead {
  return head;
}
