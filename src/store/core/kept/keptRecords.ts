/** Owns the form of a storage for records that outlive the page, and its errors. */

/**
 * `values`: single values by name; `symbols` and `comparisons`: a person's own, one record each; `runs`:
 * what the list of runs shows; `states`: what training needs to go on; `curves`: pieces of a run's record;
 * `desks`: drawings and chosen panels of a page; `datasets`: what the list of a person's own data shows;
 * `datasetImages`: their images; `setAside`: what could not be read.
 */
export const storeNames = [
  'values',
  'symbols',
  'comparisons',
  'runs',
  'states',
  'curves',
  'desks',
  'datasets',
  'datasetImages',
  'setAside',
] as const;
export type StoreName = (typeof storeNames)[number];

export interface KeptRecord {
  readonly key: string;
  /** An unchecked value, perhaps written by other code. */
  readonly value: unknown;
}

export type Change =
  | {
      readonly kind: 'put';
      readonly store: StoreName;
      readonly key: string;
      readonly value: unknown;
    }
  | { readonly kind: 'remove'; readonly store: StoreName; readonly key: string }
  /** Removes all records whose key begins so. */
  | { readonly kind: 'removeAll'; readonly store: StoreName; readonly prefix: string };

/** Looks at a record, `undefined` for none, before changes are made in the same transaction. */
export interface Guard {
  readonly store: StoreName;
  readonly key: string;
  readonly allows: (value: unknown) => boolean;
}

/** All methods throw `KeptError`. */
export interface KeptRecords {
  /** Resolves once a newer version of the page has taken the storage over: nothing more can be kept. */
  readonly outdated: Promise<void>;
  /** `undefined` if there is none. */
  read(store: StoreName, key: string): Promise<unknown>;
  /** The records whose key begins with `prefix`, in the order of their keys. */
  readAll(store: StoreName, prefix?: string): Promise<readonly KeptRecord[]>;
  /**
   * Makes all changes or none.
   * @returns false if the guard did not allow them
   */
  write(changes: readonly Change[], guard?: Guard): Promise<boolean>;
  /** Removes every record. */
  clear(): Promise<void>;
}

/**
 * `denied`: the browser keeps nothing for this page; `full`: there is no room; `outdated`: a newer version
 * of the page has the storage; `blocked`: an older version keeps it open; `failed`: anything else.
 */
export type KeptFault = 'denied' | 'full' | 'outdated' | 'blocked' | 'failed';

export class KeptError extends Error {
  override readonly name = 'KeptError';
  readonly fault: KeptFault;

  constructor(fault: KeptFault, message: string, cause?: unknown) {
    super(message, { cause });
    this.fault = fault;
  }
}
