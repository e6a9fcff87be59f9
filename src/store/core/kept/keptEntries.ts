/**
 * Keeps a list that a person makes, each entry a record of its own: what cannot be read leaves the others
 * alone, and two tabs add to one list without overwriting each other.
 */
import type * as v from 'valibot';
import type { Checked, Keeper, RecordKind } from './keeper.ts';
import type { Change } from './keptRecords.ts';

export interface EntriesPorts<Entry, Schema extends v.GenericSchema> {
  readonly keeper: Keeper;
  readonly kind: RecordKind<Schema>;
  /** Later keys come later in the alphabet. */
  readonly newKey: () => string;
  readonly toKept: (entry: Entry) => unknown;
  readonly fromKept: (kept: v.InferOutput<Schema>, id: number) => Entry;
}

export class KeptEntries<Entry extends { readonly id: number }, Schema extends v.GenericSchema> {
  readonly #ports: EntriesPorts<Entry, Schema>;
  readonly #keys = new Map<number, string>();
  /** The ids of the entries whose newest form could not be written. */
  readonly #unwritten = new Set<number>();
  /** How many saves have begun: what was read meanwhile may be older than what the page shows. */
  #saves = 0;

  constructor(ports: EntriesPorts<Entry, Schema>) {
    this.#ports = ports;
  }

  /**
   * Writes the entries that are new or changed, and those that could not be written before; removes those
   * that are gone. Resolves when done.
   */
  async save(before: readonly Entry[], after: readonly Entry[]): Promise<void> {
    const { keeper, kind, toKept } = this.#ports;
    const changed = after.filter(
      (entry) => !before.includes(entry) || this.#unwritten.has(entry.id),
    );
    const gone = before.filter(({ id }) => !after.some((entry) => entry.id === id));
    const changes: Change[] = [
      ...gone.map(
        ({ id }) => ({ kind: 'remove', store: kind.store, key: this.#keyOf(id) }) as const,
      ),
      ...changed.map(
        (entry) =>
          ({
            kind: 'put',
            store: kind.store,
            key: this.#keyOf(entry.id),
            value: toKept(entry),
          }) as const,
      ),
    ];
    if (changes.length === 0) return;
    this.#saves++;
    const isKept = (await keeper.write(changes)) === 'kept';
    for (const { id } of changed) {
      if (isKept) this.#unwritten.delete(id);
      else this.#unwritten.add(id);
    }
  }

  /**
   * The kept entries, oldest first, and after them those of `present` that could not be kept. Entries that
   * are on the page already keep their ids.
   */
  async read(present: () => readonly Entry[]): Promise<readonly Entry[]> {
    const { fromKept } = this.#ports;
    const kept = await this.#readAll();
    const idsByKey = new Map([...this.#keys].map(([id, key]) => [key, id]));
    const entries = present();
    const isNewer = ({ id }: Entry): boolean => !this.#keys.has(id) || this.#unwritten.has(id);
    const newer = new Map(entries.filter(isNewer).map((entry) => [entry.id, entry]));
    let lastId = Math.max(0, ...this.#keys.keys(), ...entries.map(({ id }) => id));
    const read = kept.map(({ key, value }) => {
      const id = idsByKey.get(key) ?? ++lastId;
      this.#keys.set(id, key);
      return newer.get(id) ?? fromKept(value, id);
    });
    for (const { id } of read) newer.delete(id);
    return [...read, ...newer.values()];
  }

  /** The records as they are after the last save. */
  async #readAll(): Promise<readonly Checked<v.InferOutput<Schema>>[]> {
    const { keeper, kind } = this.#ports;
    const saves = this.#saves;
    await keeper.settled();
    const kept = await keeper.readAll(kind);
    return saves === this.#saves ? kept : this.#readAll();
  }

  #keyOf(id: number): string {
    const key = this.#keys.get(id) ?? this.#ports.newKey();
    this.#keys.set(id, key);
    return key;
  }
}
