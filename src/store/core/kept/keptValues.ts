/** Values that outlive the page: where they are kept is passed in. */

/** What is kept, each under its name. */
export type KeptName = 'symbols' | 'comparisons';

export interface KeptValues {
  /** A value as it was written, or by whoever else wrote it; `undefined` where there is none. */
  read(name: KeptName): Promise<unknown>;
  write(name: KeptName, value: unknown): Promise<void>;
}
