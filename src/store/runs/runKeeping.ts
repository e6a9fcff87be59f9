/**
 * Owns the keeping of the runs of this page in the background: with every copy that the worker sends, when
 * a run at rest is changed or evaluated, and when the page may be about to end.
 */
import type { WorkerEvent } from '../../protocol/events.ts';
import type { Context } from '../core/context.ts';
import type { Feature } from '../core/feature.ts';
import type { Keeper } from '../core/kept/keeper.ts';
import type { LatestEvaluation } from '../core/runScope.ts';
import type { PlaygroundState } from '../core/state.ts';
import type { RunRecord } from '../curves/runRecord.ts';
import type { KeptRun, RunResults } from './keptRun.ts';
import type { PresentRun } from './presentRun.ts';
import { nextNumberOf } from './runs.ts';
import { type KnownRun, RunWriter } from './runWriter.ts';

/** Changes of a run at rest within this time are kept together. */
const atRestMs = 500;

/** The run from elsewhere that the next run of the worker continues. */
export type ExpectedRun = {
  /** Makes its key the present one; left out if it is that already. */
  readonly become?: () => void;
} & (
  | { readonly as: 'itself'; readonly known: KnownRun }
  /** Another tab has the run itself: what comes is kept under a key of its own. */
  | { readonly as: 'copy'; readonly known: KnownRun }
  /** It comes from a file, and is kept under a key of its own at once. */
  | { readonly as: 'import'; readonly name: string | null }
);

export class RunKeeping implements Feature {
  readonly #context: Context;
  readonly #keeper: Keeper;
  readonly #present: PresentRun;
  /** Signs what this page writes. */
  readonly #signature: string;
  /** The writers of the run at hand and of the run that `undo` brings back, by the worker's id. */
  readonly #writers = new Map<number, RunWriter>();
  /** The kept run that the next run of the worker continues. */
  #next: ExpectedRun | null = null;
  /** The step of each copy: it is kept once it has gone further. */
  readonly #copiedSteps = new WeakMap<RunWriter, number>();
  #stopWaiting: (() => void) | null = null;
  /** Whether what a person has trained could not be kept. */
  #isFailing = false;

  constructor(context: Context, keeper: Keeper, present: PresentRun) {
    this.#context = context;
    this.#keeper = keeper;
    this.#present = present;
    this.#signature = context.ports.newKey();
    const { pageLife } = context.ports;
    pageLife.onHidden(() => this.#saveSoon());
    pageLife.askBeforeLeaving(() => this.#isFailing && (context.status?.step ?? 0) > 0);
  }

  /** The next run of the worker continues this kept run; `null`: it does not after all. */
  expect(next: ExpectedRun | null): void {
    this.#next = next;
  }

  /** Keeps the run at hand as it is now; resolves when it is kept, or cannot be. */
  async keepNow(): Promise<void> {
    const { status, hasNetwork, worker } = this.#context;
    if (status === null || status.step === 0 || !hasNetwork) return;
    await worker.sendCopy();
    await this.#keeper.settled();
  }

  /** A person clears what is kept: only what is trained from now on is kept again. */
  forget(): void {
    for (const [runId, { key }] of this.#writers) {
      this.#writers.set(runId, this.#writerOf(key, null));
    }
  }

  /** Takes over what a person has changed about a kept run. */
  adopt(key: string, change: Partial<Pick<KeptRun, 'name' | 'isToldToGo' | 'deletedAt'>>): void {
    for (const writer of this.#writers.values()) if (writer.key === key) writer.adopt(change);
  }

  eventsCame(events: readonly WorkerEvent[]): void {
    for (const event of events) {
      if (event.kind === 'checkpoint') void this.#save(event.runId, event.snapshot);
      if (event.kind === 'refused') this.#next = null;
    }
  }

  stateChanged(state: PlaygroundState, before: PlaygroundState): void {
    if (state.run === before.run) return;
    const { status, record, evaluation } = state.run;
    const statusBefore = before.run.status;
    if (status === null) return;
    if (statusBefore === null || status.runId !== statusBefore.runId) {
      this.#runBegan(status.runId, statusBefore);
    } else if (status.state !== 'training' && status.step > 0) {
      const isChanged =
        record !== before.run.record ||
        evaluation !== before.run.evaluation ||
        status.settings !== statusBefore.settings;
      if (isChanged) this.#saveLater(status.settings !== statusBefore.settings);
    }
  }

  /** A kept run that was taken by another page since goes on under a key of its own. */
  async fork(): Promise<void> {
    const { status } = this.#context;
    if (status === null) return;
    const snapshot = this.#writers.get(status.runId)?.snapshot ?? null;
    this.#present.begin();
    this.#writers.set(status.runId, this.#writerOf(this.#present.key, null));
    const { runs } = this.#context.state;
    // Of a run that has not learnt there is nothing that the copy could carry on.
    const carriedOn = status.step > 0 ? ({ step: status.step, as: 'copy' } as const) : null;
    this.#context.set({ runs: { ...runs, carriedOn } });
    if (snapshot !== null) this.#save(status.runId, snapshot);
  }

  #runBegan(runId: number, before: { readonly runId: number; readonly step: number } | null): void {
    const known = this.#writers.get(runId);
    const next = this.#next;
    this.#next = null;
    if (known !== undefined) void this.#takeAgain(runId, known);
    else if (next !== null) this.#writers.set(runId, this.#continue(next));
    else {
      // A run that has not learnt leaves its key to the next one: there is nothing to keep of it.
      if (before !== null && before.step > 0) this.#present.begin();
      this.#writers.set(runId, this.#writerOf(this.#present.key, null));
    }
    const { thrownAway } = this.#context.state;
    for (const id of this.#writers.keys()) {
      if (id !== runId && id !== thrownAway?.runId) this.#writers.delete(id);
    }
  }

  #continue(next: ExpectedRun): RunWriter {
    next.become?.();
    const writer = this.#writerOf(this.#present.key, next.as === 'itself' ? next.known : null);
    if (next.as === 'copy') this.#copiedSteps.set(writer, next.known.snapshot.step);
    if (next.as === 'import') writer.adopt({ name: next.name });
    return writer;
  }

  /** A run comes back by `undo`: it is this tab's again, unless another tab has opened it meanwhile. */
  async #takeAgain(runId: number, writer: RunWriter): Promise<void> {
    const { key } = writer;
    if (key === this.#present.key) return;
    const reservation = await this.#present.reserve(key);
    if (reservation === null) {
      await this.fork();
      return;
    }
    this.#present.become(reservation);
    // It may have been deleted meanwhile.
    const { runs } = this.#context.state;
    if (runs.deleted?.key === key) this.#context.set({ runs: { ...runs, deleted: null } });
    writer.adopt({ deletedAt: null });
    await this.#save(runId, null);
  }

  #writerOf(key: string, known: KnownRun | null): RunWriter {
    return new RunWriter(
      key,
      {
        keeper: this.#keeper,
        now: this.#context.ports.now,
        writer: this.#signature,
        nextNumber: () => nextNumberOf(this.#context.state.runs),
        onKept: (run) => this.#listed(run),
      },
      known,
    );
  }

  async #save(runId: number, snapshot: KnownRun['snapshot'] | null): Promise<void> {
    const writer = this.#writers.get(runId);
    const record = this.#recordOf(runId);
    const { backend, dataset, run } = this.#context.state;
    if (writer === undefined || record === null || backend === null) return;
    if (snapshot === null && writer.snapshot === null) return;
    if (snapshot !== null && this.#copiedSteps.get(writer) === snapshot.step) return;
    // Before its first evaluation, a run that was carried on has the figures that were kept.
    const isPresent = run.status?.runId === runId;
    const results = (isPresent ? resultsOf(run.evaluation) : null) ?? writer.results;
    const facts = { dataset: dataset.id, backend: backend.name, results };
    const result = await writer.save({ snapshot, record, facts });
    this.#isFailing = result === 'failed';
    if (result === 'kept' && isPresent) this.#present.markKept();
    if (result === 'taken' && this.#context.status?.runId === runId) await this.fork();
  }

  #recordOf(runId: number): RunRecord | null {
    const { run, thrownAway } = this.#context.state;
    if (run.status?.runId === runId) return run.record;
    return thrownAway?.runId === runId ? thrownAway.record : null;
  }

  /** Shows a run that was kept in the list. */
  #listed(kept: KeptRun): void {
    const { runs, runState } = this.#context.state;
    const others = runs.list.filter(({ key }) => key !== kept.key);
    const list = [kept, ...others].toSorted((one, other) => other.createdAt - one.createdAt);
    this.#context.set({ runs: { ...runs, list } });
    // A run in training changes all the time: the other tabs see it when it rests.
    if (runState !== 'training') this.#context.ports.tabs.tell('runs');
  }

  /** @param isNetworkChanged whether the worker's part has changed too, and it must send a copy */
  #saveLater(isNetworkChanged: boolean): void {
    this.#stopWaiting?.();
    this.#stopWaiting = this.#context.ports.after(atRestMs, () => {
      const { status } = this.#context;
      if (status === null) return;
      // A worker that goes meanwhile sends a copy when it is back.
      if (isNetworkChanged) void this.keepNow().catch(() => {});
      else void this.#save(status.runId, null);
    });
  }

  /** The page may end: the worker sends its newest copy, if there is time. */
  #saveSoon(): void {
    if (this.#context.state.runState === 'training') void this.keepNow().catch(() => {});
    else if (this.#context.status !== null) void this.#save(this.#context.status.runId, null);
  }
}

/** The figures that the list of runs shows; `null` for those of a network that has diverged. */
function resultsOf(latest: LatestEvaluation | null): RunResults | null {
  if (latest === null) return null;
  const { step, scope, evaluation } = latest;
  const { pairAccuracy, areaUnderCurve, validationLoss } = evaluation;
  if (!Number.isFinite(validationLoss)) return null;
  return { step, scope, pairAccuracy, areaUnderCurve, validationLoss };
}
