/**
 * Reads, checks and writes what is kept. A record that does not fit its schema is set aside and said so;
 * a fault of the storage is said once.
 */
import * as v from 'valibot';
import { type Context, messageOf } from '../context.ts';
import type { Problem } from '../state.ts';
import {
  type Change,
  type Guard,
  KeptError,
  type KeptFault,
  type StoreName,
} from './keptRecords.ts';

/** What happened to a write: `refused` by its guard, or `failed`. */
export type Written = 'kept' | 'refused' | 'failed';

/** How to check the records of a store, and how to speak of one and of several. */
export interface RecordKind<Schema extends v.GenericSchema> {
  readonly store: StoreName;
  readonly schema: Schema;
  readonly one: string;
  readonly many: string;
}

export interface Checked<Value> {
  readonly key: string;
  readonly value: Value;
}

/** How often a change is tried while another page writes the same record. */
const mostAttempts = 5;

export class Keeper {
  readonly #context: Context;
  readonly #told = new Set<KeptFault>();
  /** Settles when the last write is done. */
  #writing: Promise<unknown> = Promise.resolve();

  constructor(context: Context) {
    this.#context = context;
    void context.ports.kept.outdated.then(() => this.#tell(new KeptError('outdated', '')));
  }

  /** All records of a kind that fit its schema, in the order of their keys. */
  async readAll<Schema extends v.GenericSchema>(
    kind: RecordKind<Schema>,
    prefix = '',
  ): Promise<readonly Checked<v.InferOutput<Schema>>[]> {
    const found = await this.#read(() => this.#context.ports.kept.readAll(kind.store, prefix), []);
    const fitting: Checked<v.InferOutput<Schema>>[] = [];
    const broken: { key: string; reason: string }[] = [];
    for (const { key, value } of found) {
      const result = v.safeParse(kind.schema, value, { abortEarly: true });
      if (result.success) fitting.push({ key, value: result.output });
      else broken.push({ key, reason: reasonIn(result.issues) });
    }
    const [first] = broken;
    if (first !== undefined) {
      for (const { key, reason } of broken) this.setAside(kind.store, key, reason);
      const what = broken.length === 1 ? `One of ${kind.many}` : `${broken.length} of ${kind.many}`;
      this.#complain(
        `${what} could not be read and ${broken.length === 1 ? 'is' : 'are'} left out (${first.reason}).`,
      );
    }
    return fitting;
  }

  /** One record; `null` if there is none, or it does not fit: then it is set aside. */
  async readOne<Schema extends v.GenericSchema>(
    kind: RecordKind<Schema>,
    key: string,
  ): Promise<v.InferOutput<Schema> | null> {
    const found = await this.#read(() => this.#context.ports.kept.read(kind.store, key), undefined);
    if (found === undefined) return null;
    const result = v.safeParse(kind.schema, found, { abortEarly: true });
    if (result.success) return result.output;
    const reason = reasonIn(result.issues);
    this.setAside(kind.store, key, reason);
    this.#complain(`${kind.one} could not be read and is left out (${reason}).`);
    return null;
  }

  /** Whether there is a record with this key. */
  async has(store: StoreName, key: string): Promise<boolean> {
    return this.#read(
      async () => (await this.#context.ports.kept.read(store, key)) !== undefined,
      true,
    );
  }

  /** Makes changes after all earlier ones; never throws. */
  write(changes: readonly Change[], guard?: Guard): Promise<Written> {
    const written = this.#writing.then(async (): Promise<Written> => {
      try {
        return (await this.#context.ports.kept.write(changes, guard)) ? 'kept' : 'refused';
      } catch (error) {
        this.#tell(error);
        return 'failed';
      }
    });
    this.#writing = written;
    return written;
  }

  /**
   * Changes a record, even if another page writes it at the same time.
   * @returns false if there is none, or it could not be changed
   */
  async update<Schema extends v.GenericSchema>(
    kind: RecordKind<Schema>,
    key: string,
    change: (value: v.InferOutput<Schema>) => v.InferOutput<Schema>,
  ): Promise<boolean> {
    let written: Written = 'refused';
    for (let attempt = 0; attempt < mostAttempts && written === 'refused'; attempt++) {
      const read = await this.#read(
        () => this.#context.ports.kept.read(kind.store, key),
        undefined,
      );
      const result = v.safeParse(kind.schema, read);
      if (!result.success) return false;
      const changes: Change[] = [
        { kind: 'put', store: kind.store, key, value: change(result.output) },
      ];
      const before = JSON.stringify(read);
      const allows = (found: unknown): boolean => JSON.stringify(found) === before;
      written = await this.write(changes, { store: kind.store, key, allows });
    }
    return written === 'kept';
  }

  /** Moves a record that cannot be used out of the way, with the reason. */
  setAside(store: StoreName, key: string, reason: string): void {
    const moved = this.#read(async () => this.#context.ports.kept.read(store, key), undefined);
    void moved.then((value) =>
      this.write([
        { kind: 'put', store: 'setAside', key: `${store}/${key}`, value: { value, reason } },
        { kind: 'remove', store, key },
      ]),
    );
  }

  /** Resolves when all earlier writes are done. */
  async settled(): Promise<void> {
    await this.#writing;
  }

  async #read<Found>(read: () => Promise<Found>, otherwise: Found): Promise<Found> {
    try {
      return await read();
    } catch (error) {
      this.#tell(error);
      return otherwise;
    }
  }

  /** Tells a fault of the storage, the first time that it happens. */
  #tell(error: unknown): void {
    const fault = error instanceof KeptError ? error.fault : 'failed';
    if (this.#told.has(fault)) return;
    this.#told.add(fault);
    this.#complain(faultWords[fault](messageOf(error)), fault === 'outdated' ? 'reload' : null);
  }

  /** Shows a problem, unless another problem is on show. */
  #complain(message: string, remedy: Problem['remedy'] = null): void {
    if (this.#context.state.problem === null) this.#context.report(message, remedy);
  }
}

const faultWords: Readonly<Record<KeptFault, (reason: string) => string>> = {
  denied: (reason) =>
    `This browser keeps nothing for this page (${reason}). Training goes on, but what you make is gone when the page is closed: export what you want to keep.`,
  full: () =>
    'The browser has no room left for what you make here. Training goes on; delete some runs under “Runs”, or export what you want to keep.',
  outdated: () =>
    'A newer version of this page is open in another tab. This one keeps nothing any more: reload it.',
  blocked: () =>
    'An older version of this page is open in another tab: close that tab. Until then nothing is kept here.',
  failed: (reason) =>
    `What you make here cannot be kept just now (${reason}). Training goes on; export what you want to keep.`,
};

/** What does not fit, and where: “examples.0: Expected 784 grey values”. */
export function reasonIn([issue]: readonly [v.BaseIssue<unknown>, ...unknown[]]): string {
  const place = v.getDotPath(issue);
  return place === null ? issue.message : `${place}: ${issue.message}`;
}
