/** Sorts what was given into arrays, tables and pictures; looks into zips and gzips. */

import type { LabelMapping } from '../arrays/classNames.ts';
import { SeenArrays } from '../arrays/seenArrays.ts';
import { counted, mostFiles, mostUnpackedBytes } from '../bounds.ts';
import { DataFileError } from '../dataFileError.ts';
import type { GivenFile, LeftOut } from '../foundData.ts';
import { LeftOutList } from '../leftOutList.ts';
import type { NumberArray } from '../numbers/numberArray.ts';
import { readIdx } from '../numbers/readIdx.ts';
import { readNpy } from '../numbers/readNpy.ts';
import { claimedKind, isMapping, isPictureName, isRubbish, kindOf, pictureIn } from './fileKind.ts';
import { shownPath } from './givenFile.ts';
import { gunzip } from './gunzip.ts';
import { HeldBytes } from './heldBytes.ts';
import { type Reserve, readBytes } from './readBytes.ts';
import { unzip } from './unzip.ts';

/** A zip in a zip in what was given; a gzip in a gzip. */
const deepest = 3;

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
 * @param mostBytes lie in memory at once
 * @throws DataFileError when one of them is damaged, too large, or another thing than its name says
 */
export async function openFiles(
  files: readonly GivenFile[],
  signal: AbortSignal | undefined,
  mostBytes = mostUnpackedBytes,
): Promise<OpenedFiles> {
  const opening = new Opening(signal, mostBytes);
  const shown = files.map((file) => ({ ...file, path: shownPath(file.path) }));
  await opening.openAll(shown, 0);
  return opening.opened();
}

class Opening {
  readonly #signal: AbortSignal | undefined;
  readonly #arrays = new Map<string, NumberArray>();
  readonly #seen = new SeenArrays();
  readonly #tables: TableFile[] = [];
  readonly #mappings: LabelMapping[] = [];
  readonly #pictures: GivenFile[] = [];
  readonly #leftOut = new LeftOutList();
  readonly #held: HeldBytes;
  #format: OpenedFiles['format'] = 'IDX';

  constructor(signal: AbortSignal | undefined, mostBytes: number) {
    this.#signal = signal;
    this.#held = new HeldBytes(mostBytes);
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
      else {
        const bytes = await readBytes(file, this.#reserve(file));
        if (!(await this.#sort(file, bytes, depth))) this.#held.giveBack(file.sizeBytes);
      }
      this.#signal?.throwIfAborted();
    }
  }

  #reserve({ path }: GivenFile): Reserve {
    return (sizeBytes) => this.#held.take(path, sizeBytes);
  }

  /** @returns whether the bytes stay in memory */
  async #sort(file: GivenFile, bytes: Uint8Array, depth: number): Promise<boolean> {
    const { path } = file;
    switch (kindOf(path, bytes)) {
      case 'zip':
        return this.#openZip(path, bytes, depth);
      case 'gzip':
        return this.#openGzip(file, bytes, depth);
      case 'idx':
        return this.#addArray(path, 'IDX', () => readIdx(path, bytes));
      case 'npy':
        return this.#addArray(path, 'NumPy', () => readNpy(path, bytes));
      case 'table':
        this.#tables.push({ file: path, bytes });
        return true;
      case 'picture':
        this.#addPicture(file, bytes);
        return false;
      case 'unknown':
        if (isMapping(path, bytes)) {
          this.#mappings.push({ file: path, text: new TextDecoder().decode(bytes) });
        } else this.#leaveOut(path);
        return false;
    }
  }

  /** @returns whether the zip stays in memory: its pictures are unpacked later */
  async #openZip(path: string, bytes: Uint8Array, depth: number): Promise<boolean> {
    const isNpz = /\.npz$/i.test(path);
    if (depth >= (isNpz ? deepest : 1)) {
      this.#leftOut.add({ what: path, why: 'it is a zip inside a zip: unpack that first' });
      return false;
    }
    const files = unzip(path, bytes);
    if (files.length === 0) throw new DataFileError(`${path} is empty: there is no file in it`);
    const unpackedNow = files.filter((file) => !isRubbish(file.path) && !isPictureName(file.path));
    this.#held.check(
      path,
      unpackedNow.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0),
    );
    const picturesBefore = this.#pictures.length;
    await this.openAll(files, depth + 1);
    return this.#pictures.length > picturesBefore;
  }

  /** @returns whether the packed bytes stay in memory: never, since a picture in them is read anew */
  async #openGzip(file: GivenFile, bytes: Uint8Array, depth: number): Promise<false> {
    const path = file.path.replace(/\.gz$/i, '');
    if (depth >= deepest) {
      this.#leftOut.add({ what: path, why: 'it is packed too many times' });
      return false;
    }
    const unpacked = gunzip(file.path, bytes, this.#reserve(file));
    const sizeBytes = unpacked.length;
    const read = async (): Promise<Uint8Array> => gunzip(file.path, await readBytes(file));
    const isKept = await this.#sort({ path, sizeBytes, read }, unpacked, depth + 1);
    if (!isKept) this.#held.giveBack(sizeBytes);
    return false;
  }

  /** @returns whether it is new: a file may lie beside itself packed, as PyTorch leaves MNIST's */
  #addArray(path: string, format: OpenedFiles['format'], readArray: () => NumberArray): boolean {
    if (this.#arrays.has(path)) return false;
    const array = readArray();
    if (!this.#seen.isNew(array)) {
      const why = 'they are the same as others, number for number';
      this.#leftOut.add({ what: 'arrays', why, example: path });
      return false;
    }
    this.#arrays.set(path, array);
    this.#format = format;
    return true;
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
