/** Owns the list of what is left out: the same reason is told once, with its count. */
import type { LeftOut } from './foundData.ts';

export class LeftOutList {
  readonly #counts: Map<string, LeftOut>;

  constructor(first: readonly LeftOut[] = []) {
    this.#counts = new Map(first.map((leftOut) => [keyOf(leftOut), leftOut]));
  }

  /** Adds one file or image. */
  add(leftOut: Omit<LeftOut, 'count'>): void {
    const before = this.#counts.get(keyOf(leftOut));
    const count = (before?.count ?? 0) + 1;
    // The first one stays the example.
    this.#counts.set(keyOf(leftOut), { ...leftOut, ...before, count });
  }

  all(): readonly LeftOut[] {
    return [...this.#counts.values()];
  }
}

function keyOf({ what, why }: Omit<LeftOut, 'count'>): string {
  return JSON.stringify([what, why]);
}
