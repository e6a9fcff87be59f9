/** Makes a data source of pictures in folders. */
import { counted, mostClasses, mostImages } from '../bounds.ts';
import { DataFileError } from '../dataFileError.ts';
import type { DataSource, GivenFile, PartName, ReadOptions, SourcePart } from '../foundData.ts';
import { LeftOutList } from '../leftOutList.ts';
import { type PicturePlace, placesOf } from './classFolders.ts';
import { shortNames, sortedClasses } from './classNames.ts';
import { drawersOf } from './drawers.ts';
import { readPicture } from './readPicture.ts';

/** Between the folders of a class, in its name. */
const separator = '/';

interface PlacedPicture extends PicturePlace {
  readonly file: GivenFile;
  readonly path: string;
  readonly className: string;
  readonly family: string;
}

/**
 * Pictures with one folder a class; the folders may lie in others.
 * @throws DataFileError when they lie in fewer than two folders, or when there are too many
 */
export function pictureSource(
  files: readonly GivenFile[],
  givenName: string,
  decode: ReadOptions['decode'],
): DataSource {
  if (files.length > mostImages) {
    throw new DataFileError(
      `There are ${counted(files.length)} pictures: at most ${counted(mostImages)} are read`,
    );
  }
  const places = placesOf(files.map(({ path }) => path));
  const leftOut = new LeftOutList();
  const pictures = files.flatMap((file, index): PlacedPicture[] => {
    const { part, folders } = places[index] ?? { part: 'all', folders: [] };
    if (folders.length === 0) {
      leftOut.add({ what: 'pictures', why: 'they lie in no class’s folder', example: file.path });
      return [];
    }
    const [className, family] = [folders.join(separator), folders.slice(0, -1).join(separator)];
    return [{ file, part, folders, path: file.path, className, family }];
  });
  const classes = sortedClasses(new Set(pictures.map(({ className }) => className)));
  checkClasses(classes, files);
  const labelOf = new Map(classes.map((path, label) => [path, label]));
  const drawers = drawersOf(pictures);
  const parts = partNames.flatMap((name): SourcePart[] => {
    const own = [...pictures.entries()].filter(([, { part }]) => part === name);
    if (own.length === 0) return [];
    const numbers = (of: (picture: PlacedPicture, index: number) => number) =>
      Uint16Array.from(own, ([index, picture]) => of(picture, index));
    return [
      {
        name,
        count: own.length,
        labels: numbers(({ className }) => labelOf.get(className) ?? 0),
        groups: drawers === null ? null : numbers((_, index) => drawers[index] ?? 0),
        imageAt: (index) => pictureAt(own[index]?.[1], decode),
      },
    ];
  });
  const families = familiesOf(classes);
  const [name, format] = [givenName, 'pictures'];
  return { name, format, classes: shortNames(classes), families, parts, leftOut: leftOut.all() };
}

const partNames: readonly PartName[] = ['all', 'train', 'validation', 'test'];

function pictureAt(
  picture: PlacedPicture | undefined,
  decode: ReadOptions['decode'],
): ReturnType<typeof readPicture> {
  if (picture === undefined) throw new RangeError('There is no such picture');
  return readPicture(picture.file, decode);
}

function checkClasses(classes: readonly string[], files: readonly GivenFile[]): void {
  if (classes.length < 2) {
    const [only] = classes;
    const where = only === undefined ? 'in one folder, or in none' : `in one folder, ${only}`;
    throw new DataFileError(
      `The ${counted(files.length)} pictures, such as ${files[0]?.path}, lie ${where}: ` +
        'put the pictures of each class into a folder of its own',
    );
  }
  if (classes.length > mostClasses) {
    throw new DataFileError(
      `The pictures lie in ${counted(classes.length)} folders, one class each: at most ` +
        `${counted(mostClasses)} classes are read`,
    );
  }
}

/** The folders around the classes' own, where every class has one, by short names. */
function familiesOf(classes: readonly string[]): string[] | null {
  const families = classes.map((path) => path.split(separator).slice(0, -1).join(separator));
  if (families.includes('')) return null;
  const different = [...new Set(families)];
  const names = shortNames(different);
  const nameOf = new Map(different.map((family, index) => [family, names[index] ?? family]));
  return families.map((family) => nameOf.get(family) ?? family);
}
