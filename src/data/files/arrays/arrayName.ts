/** Reads from the name of an array or a file what it is for. */
import type { PartName } from '../foundData.ts';

/** The parts that words mean, in names of files, arrays and folders. */
export const partOfWord: ReadonlyMap<string, PartName> = new Map([
  ['train', 'train'],
  ['training', 'train'],
  ['test', 'test'],
  ['testing', 'test'],
  ['t10k', 'test'],
  ['val', 'validation'],
  ['valid', 'validation'],
  ['validation', 'validation'],
]);
/** Words that tell what an array holds, or how: its form tells that better. */
const otherWords = new Set(
  (
    'images image imgs img x data pixels features labels label y target targets classes ' +
    'idx idx1 idx2 idx3 idx4 ubyte byte int float double gz npy npz zip csv tsv txt mapping arr 0 bin'
  ).split(' '),
);

/** What a name says. */
export interface ArrayName {
  readonly part: PartName;
  /** What is left of the name: the same for the images and the labels of one data set. */
  readonly stem: string;
}

/** @param file a path, or the path of an archive and the array in it */
export function readArrayName(file: string): ArrayName {
  const words = file
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
  const parts = words.flatMap((word) => partOfWord.get(word) ?? []);
  const stem = words.filter((word) => !partOfWord.has(word) && !otherWords.has(word)).join('-');
  return { part: parts.at(-1) ?? 'all', stem };
}
