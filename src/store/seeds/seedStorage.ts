/** Keeps the comparison over seeds from visit to visit, and checks what was kept. */
import * as v from 'valibot';
import { type Context, messageOf } from '../core/context.ts';
import type { KeptRecords } from '../core/kept/keptRecords.ts';
import { type KeptSeedComparison, keptSeedsSchema } from './keptSeedComparison.ts';

/** The name of its record. */
const key = 'seedComparison';

/** A place for one value that outlives the page. */
export interface SeedStorage {
  /** An unchecked value, perhaps written by other code; `undefined` if there is none. */
  read(): Promise<unknown>;
  write(value: unknown): Promise<void>;
}

/** The place among the page's kept values. */
export function keptSeedStorage(kept: KeptRecords): SeedStorage {
  return {
    read: () => kept.read('values', key),
    write: async (value) => {
      await kept.write([{ kind: 'put', store: 'values', key, value }]);
    },
  };
}

export class SeedKeeper {
  readonly #context: Context;
  readonly #storage: SeedStorage;
  #written: Promise<void> = Promise.resolve();
  /** What is wrong with the storage is said once a visit, not after every run. */
  #hasComplained = false;

  constructor(context: Context, storage: SeedStorage) {
    this.#context = context;
    this.#storage = storage;
  }

  /** Settles when the last write is done. */
  get written(): Promise<void> {
    return this.#written;
  }

  /** @returns `null` if nothing is kept, or it cannot be read or does not fit the schema: that is said */
  async read(): Promise<KeptSeedComparison | null> {
    let kept: unknown;
    try {
      kept = await this.#storage.read();
    } catch (error) {
      this.#complain(`What this browser has kept cannot be read (${messageOf(error)}).`);
      return null;
    }
    if (kept === undefined) return null;
    const schema = keptSeedsSchema(this.#context.state.dataset);
    const result = v.safeParse(schema, kept, { abortEarly: true });
    if (result.success) return result.output;
    const [issue] = result.issues;
    const place = v.getDotPath(issue) ?? 'the whole of it';
    this.#complain(
      `What this browser has kept of your comparison over seeds is broken (${place}: ${issue.message}): it is left out.`,
    );
    return null;
  }

  /** Writes a comparison after all earlier writes. */
  write(kept: KeptSeedComparison): void {
    this.#written = this.#written.then(async () => {
      try {
        await this.#storage.write(kept);
      } catch (error) {
        this.#complain(
          `This browser cannot keep your comparison over seeds (${messageOf(error)}): it is gone when the page is closed.`,
        );
      }
    });
  }

  /** Shows a problem, unless another problem is on show, or one was shown before. */
  #complain(message: string): void {
    if (this.#hasComplained || this.#context.state.problem !== null) return;
    this.#hasComplained = true;
    this.#context.report(message);
  }
}
