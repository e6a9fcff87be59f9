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
 * one are parts.
 */
export function placesOf(paths: readonly string[]): PicturePlace[] {
  const below = withoutCommon(paths.map(foldersOf));
  const inFolders = below.filter((folders) => folders.length > 0);
  const arePartFolders =
    inFolders.length > 0 &&
    inFolders.every(([first = '', second]) => second !== undefined && partOf(first) !== undefined);
  if (!arePartFolders) return below.map((folders) => ({ part: 'all', folders }));
  const classFolders = withoutCommon(below.map((folders) => folders.slice(1)));
  return below.map(([first = ''], index) => ({
    part: partOf(first) ?? 'all',
    folders: classFolders[index] ?? [],
  }));
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

/** Takes away what all of them begin with. */
function withoutCommon(paths: readonly (readonly string[])[]): (readonly string[])[] {
  const [first = []] = paths;
  let common = first.length;
  for (const path of paths) {
    while (first.slice(0, common).some((folder, depth) => folder !== path[depth])) common--;
  }
  return paths.map((path) => path.slice(common));
}
