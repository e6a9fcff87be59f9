/**
 * Owns the writing of one run: its head and its network are written over, its curves grow by pieces. One
 * write at a time, all of a save or nothing; what comes meanwhile waits, and only the newest is written.
 */
import type { RunSnapshot } from '../../protocol/runSnapshot.ts';
import type { Keeper } from '../core/kept/keeper.ts';
import type { Change } from '../core/kept/keptRecords.ts';
import type { RunRecord } from '../curves/runRecord.ts';
import {
  type KeptRun,
  pieceKey,
  type RunHead,
  type RunResults,
  runVersion,
  stateBytes,
} from './keptRun.ts';
import { pieceBetween } from './recordPieces.ts';

/** After this many pieces, the curves are written whole again. */
const mostPieces = 60;
/** A point of a curve: its step, its value and its mean. */
const bytesPerPoint = 24;

/** What there is to keep of a run. */
export interface RunContent {
  /** `null` if it is the same as last time. */
  readonly snapshot: RunSnapshot | null;
  readonly record: RunRecord;
  /** The part of the head that neither the snapshot nor the writer decides. */
  readonly facts: Pick<RunHead, 'dataset' | 'backend' | 'results'>;
}

/** `taken`: another page has written the run since; this page must go on under another key. */
export type SaveResult = 'kept' | 'failed' | 'taken';

export interface RunWriterPorts {
  readonly keeper: Keeper;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** This page; it signs what it writes. */
  readonly writer: string;
  /** The number of a new run. */
  readonly nextNumber: () => number;
  /** Takes the head after each save. */
  readonly onKept: (run: KeptRun) => void;
}

/** What is kept of a run already. */
export interface KnownRun {
  readonly run: KeptRun;
  readonly snapshot: RunSnapshot;
  readonly record: RunRecord;
  /** Whether its curves could not be read: the record is empty. */
  readonly areCurvesLost: boolean;
}

/** What a person decides about a run. */
type Decided = Pick<RunHead, 'name' | 'isToldToGo' | 'deletedAt'>;

export class RunWriter {
  readonly key: string;
  readonly #ports: RunWriterPorts;
  #results: RunResults | null;
  readonly #writerBefore: string | null;
  #decided: Decided;
  /** What stays with the run from its first save on. */
  #birth: Pick<RunHead, 'number' | 'createdAt'> | null;
  #isWritten: boolean;
  #snapshot: RunSnapshot | null;
  /** Whether the newest network is still to be written. */
  #isNetworkDue = false;
  /** The record that the written pieces give; `null`: the curves must be written whole. */
  #record: RunRecord | null;
  #pieces: number;
  #waiting: RunContent | null = null;
  #saving: Promise<SaveResult> | null = null;

  constructor(key: string, ports: RunWriterPorts, known: KnownRun | null = null) {
    this.key = key;
    this.#ports = ports;
    this.#results = known?.run.results ?? null;
    this.#writerBefore = known?.run.writer ?? null;
    this.#decided = known?.run ?? { name: null, isToldToGo: false, deletedAt: null };
    this.#birth = known?.run ?? null;
    this.#isWritten = known !== null;
    this.#snapshot = known?.snapshot ?? null;
    this.#record = known === null || known.areCurvesLost ? null : known.record;
    this.#pieces = known?.run.pieces ?? 0;
  }

  /** The newest network of the run that was to be kept. */
  get snapshot(): RunSnapshot | null {
    return this.#snapshot;
  }

  /** The figures that were kept last. */
  get results(): RunResults | null {
    return this.#results;
  }

  /** Takes over what a person has changed about the run. */
  adopt(change: Partial<Decided>): void {
    this.#decided = { ...this.#decided, ...change };
  }

  /** Keeps what has changed; resolves when the newest content has been written, or could not be. */
  save(content: RunContent): Promise<SaveResult> {
    if (content.snapshot !== null) {
      this.#snapshot = content.snapshot;
      this.#isNetworkDue = true;
    }
    this.#waiting = content;
    this.#saving ??= this.#saveAll();
    return this.#saving;
  }

  async #saveAll(): Promise<SaveResult> {
    let result: SaveResult = 'kept';
    try {
      while (this.#waiting !== null && result === 'kept') {
        const content = this.#waiting;
        this.#waiting = null;
        result = await this.#write(content);
      }
      return result;
    } finally {
      // In the same moment: what comes later finds no save under way, and begins another one.
      this.#saving = null;
    }
  }

  async #write(content: RunContent): Promise<SaveResult> {
    const { keeper, onKept } = this.#ports;
    const snapshot = this.#snapshot;
    if (snapshot === null) return 'kept';
    const { run, changes, record } = this.#changesFor(content, snapshot);
    const isExpected = this.#isWritten;
    this.#isNetworkDue = false;
    const result = await keeper.write(changes, {
      store: 'runs',
      key: this.key,
      allows: (found) => (isExpected ? this.#isOurs(found) : found === undefined),
    });
    if (result === 'kept') {
      this.#isWritten = true;
      this.#record = record;
      this.#pieces = run.pieces;
      this.#results = run.results;
      onKept(run);
      return 'kept';
    }
    this.#record = null;
    this.#isNetworkDue = true;
    if (result === 'failed' || !isExpected) return result === 'failed' ? 'failed' : 'taken';
    if (await keeper.has('runs', this.key)) return 'taken';
    // The storage was emptied under the page: everything is written again.
    this.#isWritten = false;
    return this.#write(content);
  }

  /** Whether this page has written a head, or the page before it that this one carries on from. */
  #isOurs(found: unknown): boolean {
    const isHead = typeof found === 'object' && found !== null && 'writer' in found;
    return isHead && (found.writer === this.#ports.writer || found.writer === this.#writerBefore);
  }

  #changesFor({ record, facts }: RunContent, snapshot: RunSnapshot) {
    const { key } = this;
    const isWhole = this.#record === null || this.#pieces >= mostPieces;
    const piece = pieceBetween(isWhole ? null : this.#record, record);
    const before = isWhole ? 0 : this.#pieces;
    const head = this.#headOf(snapshot, record, facts, before + (piece === null ? 0 : 1));
    const changes: Change[] = [{ kind: 'put', store: 'runs', key, value: head }];
    if (isWhole) changes.push({ kind: 'removeAll', store: 'curves', prefix: `${key}/` });
    if (piece !== null) {
      changes.push({ kind: 'put', store: 'curves', key: pieceKey(key, before), value: piece });
    }
    if (this.#isNetworkDue) changes.push({ kind: 'put', store: 'states', key, value: snapshot });
    return { run: { ...head, key }, changes, record };
  }

  #headOf(
    snapshot: RunSnapshot,
    record: RunRecord,
    facts: RunContent['facts'],
    pieces: number,
  ): RunHead {
    const { now, nextNumber, writer } = this.#ports;
    this.#birth ??= { number: nextNumber(), createdAt: now() };
    const { number, createdAt } = this.#birth;
    const { name, isToldToGo, deletedAt } = this.#decided;
    const { settings, step, phase, elapsedMs, isRepeatable } = snapshot;
    return {
      ...facts,
      version: runVersion,
      number,
      createdAt,
      name,
      isToldToGo,
      deletedAt,
      savedAt: now(),
      settings,
      step,
      plannedSteps: phase.end,
      elapsedMs,
      isRepeatable,
      sizeBytes: stateBytes(snapshot) + pointsOf(record) * bytesPerPoint,
      writer,
      pieces,
    };
  }
}

/** The points of all curves and of the pace. */
function pointsOf({ marks: _marks, ...lines }: RunRecord): number {
  return Object.values(lines).reduce((sum, { length }) => sum + length, 0);
}
