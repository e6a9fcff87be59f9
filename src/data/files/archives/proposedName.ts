/** Proposes a name for a data set. */
import { longestName } from '../bounds.ts';
import type { GivenFile } from '../foundData.ts';

const endings = /(\.(zip|npz|npy|csv|tsv|gz|idx\d?))+$/i;

/** The name of the one file, or of the folder around all files; else nothing. */
export function givenNameOf(files: readonly GivenFile[]): string {
  const [first] = files;
  if (first === undefined) return '';
  const [folder = '', ...below] = first.path.split('/').filter((segment) => segment !== '');
  if (files.length === 1) return (below.at(-1) ?? folder).replace(endings, '');
  const isAround = below.length > 0 && files.every(({ path }) => path.startsWith(`${folder}/`));
  return isAround ? folder : '';
}

/** A name that a page can show. */
export function cleanName(name: string): string {
  const clean = name.normalize('NFC').replace(/\p{C}/gu, '').replace(/\s+/g, ' ').trim();
  return [...clean].slice(0, longestName).join('').trim() || 'Own data';
}
