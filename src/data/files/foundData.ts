/** Owns what is given to the readers of other people's data, and the form of what they find. */
import type { GreyPhoto } from '../photo/greyPhoto.ts';

/** One file as it was given, not read yet. */
export interface GivenFile {
  /** Its name; for a folder, the path inside it. Never used as a path. */
  readonly path: string;
  readonly sizeBytes: number;
  /** Reads the whole file. */
  readonly read: () => Promise<Uint8Array>;
}

/** `transposed`: rows and columns have changed places, as in EMNIST's files. */
export type Orientation = 'as-stored' | 'transposed';

/**
 * How images are brought to 28×28. `ink`: the middle lines are drawn again as thick as MNIST's, in the box of
 * 20×20, centred by mass. `as-is`: scaled only, with bright ink on black. `picture`: scaled only.
 */
export type Reading = 'ink' | 'as-is' | 'picture';

/** Whether the ink is lighter or darker than its ground. A `picture` is not turned, whatever this says. */
export type InkTone = 'light' | 'dark';

/** All that a person can choose where the guess is wrong. */
export interface ReadingChoices {
  readonly orientation: Orientation;
  readonly reading: Reading;
  readonly ink: InkTone;
}

/** What the files say a part is for; `all` where they do not say. */
export type PartName = 'all' | 'train' | 'validation' | 'test';

/** Images with their classes. */
export interface FoundPart {
  readonly name: PartName;
  readonly count: number;
  /** [count × 784] grey values. */
  readonly images: Uint8Array<ArrayBuffer>;
  /** [count] indices of `classes`. */
  readonly labels: Uint16Array<ArrayBuffer>;
  /** [count] who wrote or drew each image, as a number of no meaning; `null` where the data do not say. */
  readonly groups: Uint16Array<ArrayBuffer> | null;
}

/** Some of what was given that is not in the data. */
export interface LeftOut {
  /** A file, several of them, or a class, as a person calls them. */
  readonly what: string;
  /** How many files or images. */
  readonly count: number;
  /** Goes on after “left out because”. */
  readonly why: string;
  /** One of several files, by its path. */
  readonly example?: string;
}

/** What was found in the files. */
export interface FoundData {
  /** A proposal, from the name of the file or folder. */
  readonly name: string;
  /** `IDX`, `NumPy`, `CSV` or `pictures`. */
  readonly format: string;
  /** The images' size in the files; `null` where they differ. */
  readonly sizePx: { readonly width: number; readonly height: number } | null;
  readonly classes: readonly string[];
  /** For each class its alphabet: the folder around the class's folder; `null` where there is none. */
  readonly families: readonly string[] | null;
  /** One part `all`, or one of each name that the files tell apart. */
  readonly parts: readonly FoundPart[];
  readonly leftOut: readonly LeftOut[];
  /** How the data look. */
  readonly guess: ReadingChoices;
  /** How they were read: the guess, but for what was chosen. */
  readonly used: ReadingChoices;
}

/** A picture as a browser decodes it. */
export interface DecodedPicture {
  readonly width: number;
  readonly height: number;
  /** [height × width × 4] red, green, blue, opacity. */
  readonly rgba: Uint8ClampedArray;
}

/** What the readers need, and what may be chosen. */
export interface ReadOptions {
  /** Decodes a PNG, JPEG, …; rejects what it cannot decode, with a `DataFileError` where it decodes nothing. */
  readonly decode: (bytes: Uint8Array) => Promise<DecodedPicture>;
  /** What a person has chosen; the rest is guessed. */
  readonly choices?: Partial<ReadingChoices>;
  /** Told of the images brought to 28×28; awaited, so that it may let other work have a turn. */
  readonly progress?: (done: number, total: number) => void | Promise<void>;
  readonly signal?: AbortSignal;
}

/** Images of one part before they are brought to 28×28, one at a time. */
export interface SourcePart {
  readonly name: PartName;
  readonly count: number;
  readonly labels: Uint16Array<ArrayBuffer>;
  readonly groups: Uint16Array<ArrayBuffer> | null;
  /** One image; or why it is left out. */
  readonly imageAt: (index: number) => SourceImage | Promise<SourceImage>;
}

export type SourceImage = GreyPhoto | Omit<LeftOut, 'count'>;

/** What a reader of one format finds: everything but the images' bytes. */
export interface DataSource {
  readonly name: string;
  readonly format: string;
  readonly classes: readonly string[];
  readonly families: readonly string[] | null;
  readonly parts: readonly SourcePart[];
  readonly leftOut: readonly LeftOut[];
}
