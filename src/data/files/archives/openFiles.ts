/** Sorts what was given into arrays, tables and pictures; looks into zips and gzips. */

import type { LabelMapping } from '../arrays/classNames.ts';
import { counted, mostFiles } from '../bounds.ts';
import { DataFileError } from '../dataFileError.ts';
import type { GivenFile, LeftOut } from '../foundData.ts';
import { LeftOutList } from '../leftOutList.ts';
import type { NumberArray } from '../numbers/numberArray.ts';
import { readIdx } from '../numbers/readIdx.ts';
import { readNpy } from '../numbers/readNpy.ts';
import { isPictureName, isRubbish, kindOf, pictureIn } from './fileKind.ts';
import { shownPath } from './givenFile.ts';
import { gunzip } from './gunzip.ts';
import { readBytes } from './readBytes.ts';
import { unzip } from './unzip.ts';

/** A zip in a zip in what was given; a gzip in a gzip. */
const deepest = 3;
/** In bytes: a line of some letters for each class. */
const longestMapping = 100_000;

/** A table as text. */
export interface TableFile {
  readonly file: string;
  readonly bytes: Uint8Array;
}

/** What was given, by kind. */
export interface OpenedFiles {
  readonly arrays: readonly NumberArray[];
  /** Of the arrays. */
  readonly format: 'IDX' | 'NumPy';
  readonly tables: readonly TableFile[];
  /** What labels mean. */
  readonly mappings: readonly LabelMapping[];
  /** Not read yet. */
  readonly pictures: readonly GivenFile[];
  readonly leftOut: readonly LeftOut[];
}

/**
 * Opens files, one after the other.
 * @throws DataFileError when one of them is damaged, too large, or another thing than its name says
 */
export async function openFiles(
  files: readonly GivenFile[],
  signal: AbortSignal | undefined,
): Promise<OpenedFiles> {
  const opening = new Opening(signal);
  const shown = files.map((file) => ({ ...file, path: shownPath(file.path) }));
  await opening.openAll(shown, 0);
  return opening.opened();
}

class Opening {
  readonly #signal: AbortSignal | undefined;
  readonly #arrays = new Map<string, NumberArray>();
  readonly #tables: TableFile[] = [];
  readonly #mappings: LabelMapping[] = [];
  readonly #pictures: GivenFile[] = [];
  readonly #leftOut = new LeftOutList();
  #format: OpenedFiles['format'] = 'IDX';

  constructor(signal: AbortSignal | undefined) {
    this.#signal = signal;
  }

  opened(): OpenedFiles {
    return {
      arrays: [...this.#arrays.values()],
      format: this.#format,
      tables: this.#tables,
      mappings: this.#mappings,
      pictures: this.#pictures,
      leftOut: this.#leftOut.all(),
    };
  }

  async openAll(files: readonly GivenFile[], depth: number): Promise<void> {
    if (files.length > mostFiles) {
      throw new DataFileError(
        `There are ${counted(files.length)} files: at most ${counted(mostFiles)} are read`,
      );
    }
    for (const file of files) {
      if (isRubbish(file.path)) continue;
      if (isPictureName(file.path)) this.#pictures.push(file);
      else await this.#sort(file, await readBytes(file), depth);
      this.#signal?.throwIfAborted();
    }
  }

  async #sort(file: GivenFile, bytes: Uint8Array, depth: number): Promise<void> {
    const { path } = file;
    switch (kindOf(path, bytes)) {
      case 'zip':
        return this.#openZip(path, bytes, depth);
      case 'gzip':
        return this.#openGzip(file, bytes, depth);
      case 'idx':
        this.#addArray(path, 'IDX', () => readIdx(path, bytes));
        return;
      case 'npy':
        this.#addArray(path, 'NumPy', () => readNpy(path, bytes));
        return;
      case 'table':
        this.#tables.push({ file: path, bytes });
        return;
      case 'picture':
        this.#addPicture(file, bytes);
        return;
      case 'unknown':
        if (isMapping(path, bytes)) {
          this.#mappings.push({ file: path, text: new TextDecoder().decode(bytes) });
        } else this.#leaveOut(path);
        return;
    }
  }

  async #openZip(path: string, bytes: Uint8Array, depth: number): Promise<void> {
    const isNpz = /\.npz$/i.test(path);
    if (depth >= (isNpz ? deepest : 1)) {
      this.#leftOut.add({ what: path, why: 'it is a zip inside a zip: unpack that first' });
      return;
    }
    const files = unzip(path, bytes);
    if (files.length === 0) throw new DataFileError(`${path} is empty: there is no file in it`);
    await this.openAll(files, depth + 1);
  }

  async #openGzip(file: GivenFile, bytes: Uint8Array, depth: number): Promise<void> {
    const path = file.path.replace(/\.gz$/i, '');
    if (depth >= deepest) {
      this.#leftOut.add({ what: path, why: 'it is packed too many times' });
      return;
    }
    const unpacked = gunzip(file.path, bytes);
    const inside = { path, sizeBytes: unpacked.length, read: async () => unpacked };
    await this.#sort(inside, unpacked, depth + 1);
  }

  /** A file may lie beside itself packed, as PyTorch leaves MNIST's. */
  #addArray(path: string, format: OpenedFiles['format'], readArray: () => NumberArray): void {
    if (this.#arrays.has(path)) return;
    this.#arrays.set(path, readArray());
    this.#format = format;
  }

  #addPicture(file: GivenFile, bytes: Uint8Array): void {
    if (claimedKind(file.path) !== null) {
      throw new DataFileError(
        `${file.path} is a ${pictureIn(bytes)} picture, not what its name says: ` +
          'pictures belong into folders, one for each class',
      );
    }
    this.#pictures.push(file);
  }

  #leaveOut(path: string): void {
    const claimed = claimedKind(path);
    if (claimed !== null) {
      throw new DataFileError(
        `${path} is no ${claimed} file, whatever its name says, or it is damaged: its first bytes are others`,
      );
    }
    const [ending] = /\.[^./]{1,8}$/.exec(path) ?? [];
    const what = ending === undefined ? 'files without an ending' : `${ending} files`;
    const why = 'they are no pictures, no tables and no arrays of a known kind';
    this.#leftOut.add({ what, why, example: path });
  }
}

/** Whether a file is such as `emnist-letters-mapping.txt`. */
function isMapping(path: string, bytes: Uint8Array): boolean {
  return /mapping\.txt$/i.test(path) && bytes.length <= longestMapping;
}

/** The kind of data that a name claims, if it claims one. */
function claimedKind(path: string): string | null {
  const claims: readonly (readonly [RegExp, string])[] = [
    [/(ubyte|\.idx\d?)(\.gz)?$/i, 'IDX'],
    [/\.npy$/i, 'NumPy (.npy)'],
    [/\.npz$/i, 'NumPy (.npz)'],
    [/\.zip$/i, 'zip'],
    [/\.gz$/i, 'gzip'],
  ];
  return claims.find(([pattern]) => pattern.test(path))?.[1] ?? null;
}
