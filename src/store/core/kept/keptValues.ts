/** Owns the form of a storage for values that outlive the page. Types only. */

/** The names of the kept values. */
export type KeptName = 'symbols' | 'comparisons' | 'seedComparison';

export interface KeptValues {
  /** An unchecked value, perhaps written by other code; `undefined` if there is none. */
  read(name: KeptName): Promise<unknown>;
  write(name: KeptName, value: unknown): Promise<void>;
}
