/** Reads and writes what is kept, and tells the person where that cannot be done. */
import * as v from 'valibot';
import { type Context, messageOf } from '../context.ts';
import type { KeptName } from './keptValues.ts';

const words: Record<KeptName, string> = {
  symbols: 'your symbols',
  comparisons: 'your last comparisons',
};

export class Keeper {
  readonly #context: Context;
  /** Settles when what was to be written last has been. */
  #writing: Promise<void> = Promise.resolve();

  constructor(context: Context) {
    this.#context = context;
  }

  /**
   * What is kept under a name, if it is what the schema says: anybody may have written it.
   * @returns `null` where there is nothing, or nothing that can be used
   */
  async read<Schema extends v.GenericSchema>(
    name: KeptName,
    schema: Schema,
  ): Promise<v.InferOutput<Schema> | null> {
    let kept: unknown;
    try {
      kept = await this.#context.ports.kept.read(name);
    } catch (error) {
      this.#complain(`What this browser has kept cannot be read (${messageOf(error)}).`);
      return null;
    }
    if (kept === undefined) return null;
    const result = v.safeParse(schema, kept, { abortEarly: true });
    if (result.success) return result.output;
    const [issue] = result.issues;
    const place = v.getDotPath(issue) ?? 'the whole of it';
    this.#complain(
      `What this browser has kept of ${words[name]} is broken (${place}: ${issue.message}): they start anew.`,
    );
    return null;
  }

  /** Writes one value after the other. */
  write(name: KeptName, value: unknown): void {
    this.#writing = this.#writing.then(async () => {
      try {
        await this.#context.ports.kept.write(name, value);
      } catch (error) {
        this.#complain(
          `This browser cannot keep ${words[name]} (${messageOf(error)}): they are gone when the page is closed.`,
        );
      }
    });
  }

  /** Says so, unless something else is being said. */
  #complain(message: string): void {
    if (this.#context.state.problem === null) this.#context.report(message);
  }
}
