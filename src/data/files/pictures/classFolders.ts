/** Finds the classes of pictures in their folders: the path below the folder that all have in common. */
import { partOfWord } from '../arrays/arrayName.ts';
import type { PartName } from '../foundData.ts';

/** Where a picture belongs. */
export interface PicturePlace {
  readonly part: PartName;
  /** The folders down to the class's own; none for a picture outside of all classes' folders. */
  readonly folders: readonly string[];
}

/**
 * The part and the class's folders of each picture. Folders such as `train` and `test` right below the common
 * one are parts where classes' folders lie in them; pictures that lie in a part's folder itself are of no class.
 */
export function placesOf(paths: readonly string[]): PicturePlace[] {
  const all = paths.map(foldersOf);
  const depth = commonDepth(all);
  const below = all.map((folders) => folders.slice(depth));
  if (!havePartFolders(below)) return below.map((folders) => ({ part: 'all', folders }));
  const inParts = below.map((folders) => folders.slice(1)).filter(({ length }) => length > 0);
  const classDepth = 1 + commonDepth(inParts);
  return below.map((folders) => ({
    part: partOf(folders[0] ?? '') ?? 'all',
    folders: folders.slice(classDepth),
  }));
}

/** Whether the first folders are parts: with folders in all of them, or with several classes in some. */
function havePartFolders(below: readonly (readonly string[])[]): boolean {
  const inFolders = below.filter((folders) => folders.length > 0);
  const classes = inFolders.map((folders) => folders.slice(1).join('/'));
  const haveClasses = !classes.includes('') || new Set(classes).size > 2;
  const areParts = inFolders.every(([first = '']) => partOf(first) !== undefined);
  return inFolders.length > 0 && areParts && haveClasses;
}

function partOf(folder: string): PartName | undefined {
  return partOfWord.get(folder.toLowerCase());
}

/** The folders of a path, by names that a page can show. */
function foldersOf(path: string): string[] {
  return path
    .split('/')
    .slice(0, -1)
    .map((folder) => folder.normalize('NFC').trim())
    .filter((folder) => folder !== '');
}

/** How many folders all of them have in common, from the first on. */
function commonDepth(paths: readonly (readonly string[])[]): number {
  const [first = []] = paths;
  let common = first.length;
  for (const path of paths) {
    while (first.slice(0, common).some((folder, depth) => folder !== path[depth])) common--;
  }
  return common;
}
