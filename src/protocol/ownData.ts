/**
 * Owns what the page and the worker that reads a person's own data say to each other, and where a worker gets
 * a data set's images. Types only.
 */
import type { OwnImages } from '../data/dataset.ts';
import type { LeftOut, ReadingChoices } from '../data/files/foundData.ts';
import type { SplitName } from '../data/shards/manifest.ts';

export type { OwnImages } from '../data/dataset.ts';
export type {
  InkTone,
  LeftOut,
  Orientation,
  Reading,
  ReadingChoices,
} from '../data/files/foundData.ts';
export type { SplitName } from '../data/shards/manifest.ts';

/** Where the images of a data set come from. */
export type ImageSource =
  /** They are loaded shard by shard; `areKept`: each goes into the offline copy of the page too. */
  | { readonly kind: 'shards'; readonly manifestUrl: string; readonly areKept: boolean }
  /** A person's own: all of them, transferred. */
  | { readonly kind: 'own'; readonly images: OwnImages };

/** One file to read; for a folder with its path inside it, which a file does not take along. */
export interface FileToRead {
  readonly path: string;
  readonly file: File;
}

/** An image to show with its class. */
export interface ExampleImage {
  /** [784] grey values */
  readonly pixels: Uint8Array;
  readonly className: string;
}

/** What was found, to be looked at before it is taken. */
export interface FoundSummary {
  /** A proposal, from the name of the file or folder. */
  readonly name: string;
  /** `IDX`, `NumPy`, `CSV` or `pictures`. */
  readonly format: string;
  /** The images' size in the files; `null` where they differ. */
  readonly sizePx: { readonly width: number; readonly height: number } | null;
  /** Without the classes that are left out. */
  readonly classes: readonly string[];
  /** For each class its alphabet; `null` where the files have none. */
  readonly families: readonly string[] | null;
  /** Images of each split. */
  readonly counts: Readonly<Record<SplitName, number>>;
  /** Whether the files say which images are for the test. */
  readonly hasOwnTest: boolean;
  readonly leftOut: readonly LeftOut[];
  /** How the images look. */
  readonly guess: ReadingChoices;
  /** How they were read. */
  readonly used: ReadingChoices;
  /** Some images of some classes. */
  readonly examples: readonly ExampleImage[];
}

/** The images that have been brought to 28 × 28, and all that there are. */
export type ReadingListener = (done: number, total: number) => void;

export interface FilesWorker {
  /**
   * Reads files that together are one data set, and keeps what was found until the next call.
   * @param choices what a person has chosen; the rest is guessed
   * @throws Error with a sentence for a person: what was found, where, and what would be right
   */
  read(
    files: readonly FileToRead[],
    choices: Partial<ReadingChoices>,
    onProgress: ReadingListener,
  ): Promise<FoundSummary>;
  /**
   * The images of what was found, split.
   * @throws Error before anything was read
   */
  take(): Promise<OwnImages>;
}
