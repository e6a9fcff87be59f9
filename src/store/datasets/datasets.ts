/** Owns the state of the data sets: a person's own, and the files that are being read. */
import type { FoundSummary } from '../../protocol/ownData.ts';
import type { OwnDataset } from './keptDataset.ts';

export type {
  ExampleImage,
  FileToRead,
  FoundSummary,
  LeftOut,
  ReadingChoices,
} from '../../protocol/ownData.ts';
export type { OwnDataset } from './keptDataset.ts';

/** What happens with files that a person gave. */
export type Reading =
  /** Images that are done, of all; `null` before they are counted. */
  | {
      readonly kind: 'reading';
      readonly done: number;
      readonly total: number | null;
      /** What was found by another reading of the same files. */
      readonly before: FoundSummary | null;
    }
  | { readonly kind: 'found'; readonly summary: FoundSummary }
  | { readonly kind: 'refused'; readonly message: string };

export interface DatasetsState {
  /** Newest first. */
  readonly list: readonly OwnDataset[];
  /** `null`: no files were given. */
  readonly reading: Reading | null;
  /** Whether what was found is being kept. */
  readonly isTaking: boolean;
}

export const noDatasets: DatasetsState = { list: [], reading: null, isTaking: false };
