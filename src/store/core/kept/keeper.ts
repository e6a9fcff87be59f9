/** Reads, checks and writes the kept values, and tells the person if that fails. */
import * as v from 'valibot';
import { type Context, messageOf } from '../context.ts';
import type { KeptName } from './keptValues.ts';

const words: Record<KeptName, string> = {
  symbols: 'your symbols',
  comparisons: 'your last comparisons',
  seedComparison: 'your comparison over seeds',
};

export class Keeper {
  readonly #context: Context;
  /** Settles when the last write is done. */
  #writing: Promise<void> = Promise.resolve();

  constructor(context: Context) {
    this.#context = context;
  }

  /**
   * Reads a kept value and checks it by the schema, because other code may have written it.
   * @returns `null` if there is no value, or it does not fit the schema
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

  /** Writes a value after all earlier writes. */
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

  /** Shows a problem, unless another problem is on show. */
  #complain(message: string): void {
    if (this.#context.state.problem === null) this.#context.report(message);
  }
}
