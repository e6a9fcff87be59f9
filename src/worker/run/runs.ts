/**
 * Owns the one run, the run that `undo` brings back, and the order of the calls that change or replace
 * them: one after the other. Knows nothing of the page's calls and of loading.
 */
import type { Dataset } from '../../data/dataset.ts';
import type { PictureName } from '../../protocol/pictures.ts';
import type { UndoKind } from '../../protocol/run.ts';
import type { RunSnapshot } from '../../protocol/runSnapshot.ts';
import type { RunSettings } from '../../settings/settings.ts';
import { messageOf } from '../signsOfLife/soundness.ts';
import { Run } from './run.ts';
import type { RunPorts } from './runParts.ts';

export class Runs {
  readonly #ports: Omit<RunPorts, 'dataset'>;
  #runCount: number;
  #run: Run | null = null;
  #thrownAway: { readonly kind: UndoKind; readonly snapshot: RunSnapshot } | null = null;
  #wantedPictures: readonly PictureName[] = [];
  /** Settles when the last call that changes or replaces the run is done. */
  #queue: Promise<unknown> = Promise.resolve();

  /** @param lastRunId no run has had a higher id */
  constructor(ports: Omit<RunPorts, 'dataset'>, lastRunId: number) {
    this.#ports = ports;
    this.#runCount = lastRunId;
  }

  /** `null` before the first run. */
  get run(): Run | null {
    return this.#run;
  }

  /** @throws Error before the first run */
  get current(): Run {
    if (this.#run === null) throw new Error('There is no network before the first images arrive');
    return this.#run;
  }

  /** Begins the first run. */
  begin(snapshot: RunSnapshot, dataset: Dataset): void {
    const { stream } = this.#ports;
    try {
      this.#run = new Run(snapshot, { ...this.#ports, dataset });
    } catch (error) {
      // There is no memory for a network, and the one before may be gone already.
      stream.close(messageOf(error));
      throw error;
    }
    this.#run.watchPictures(this.#wantedPictures);
    stream.setStatus(this.#run.status);
    stream.flush();
    // From its first moment on, another worker can continue the run.
    stream.send({ kind: 'begun', runId: snapshot.runId, snapshot: structuredClone(snapshot) });
    this.#run.settle();
  }

  /**
   * Starts another run in its turn; `undo` can bring the present one back if it has taken a step.
   * @param next makes the start of the run from its id and the present settings
   */
  replace(
    kind: UndoKind,
    next: (runId: number, present: RunSettings) => RunSnapshot,
  ): Promise<void> {
    return this.inTurn(async (run) => {
      await run.stop();
      if (run.status.step > 0) this.#throwAway({ kind, snapshot: await this.#lastCopy(run) });
      this.#runCount++;
      this.#beginInPlaceOf(run, next(this.#runCount, run.status.settings));
    });
  }

  /**
   * Brings back, in its turn, the run that was replaced last.
   * @throws Error when there is none
   */
  undo(): Promise<void> {
    return this.inTurn(async (run) => {
      const thrownAway = this.#thrownAway;
      if (thrownAway === null) throw new Error('There is nothing to undo');
      await run.stop();
      // Keep the present run for another undo, so that nothing is lost.
      const hasLearnt = run.status.step > 0;
      this.#throwAway(hasLearnt ? { kind: 'undo', snapshot: await this.#lastCopy(run) } : null);
      this.#beginInPlaceOf(run, thrownAway.snapshot);
    });
  }

  /** Stops the run in its turn and gives what another worker needs; `null` before the first run. */
  async suspend(): Promise<RunSnapshot | null> {
    await this.#queue;
    if (this.#run === null) return null;
    return this.inTurn(async (run) => {
      await run.stop();
      return run.snapshot();
    });
  }

  /** Makes numbers for these pictures from now on, in later runs too. */
  watchPictures(wanted: readonly PictureName[]): void {
    this.#wantedPictures = wanted;
    this.#run?.watchPictures(wanted);
  }

  /**
   * Runs one action after the other. An action that changes or replaces the run awaits other work, and
   * the next action must find the run that it leaves.
   * @throws Error before the first run
   */
  inTurn<Result>(action: (run: Run) => Promise<Result>): Promise<Result> {
    const result = this.#queue.then(() => action(this.current));
    this.#queue = result.catch(() => {});
    return result;
  }

  /** Copies a run that is about to be replaced, for `undo` and for the page. */
  async #lastCopy(run: Run): Promise<RunSnapshot> {
    const snapshot = await run.snapshot();
    // The page gets a network of its own: the one of `undo` stays here.
    this.#ports.stream.add({
      kind: 'checkpoint',
      runId: run.id,
      snapshot: structuredClone(snapshot),
    });
    return snapshot;
  }

  #throwAway(thrownAway: { kind: UndoKind; snapshot: RunSnapshot } | null): void {
    this.#thrownAway = thrownAway;
    this.#ports.stream.add({ kind: 'undoable', undo: thrownAway?.kind ?? null });
  }

  #beginInPlaceOf(run: Run, snapshot: RunSnapshot): void {
    const { dataset } = run.parts;
    run.dispose();
    this.begin(snapshot, dataset);
  }
}
