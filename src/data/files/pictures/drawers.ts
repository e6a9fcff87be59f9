/** Finds out who drew each picture, where files are named as Omniglot's: 0108_07.png is by drawer 7. */

const omniglotName = /(?:^|\/)(\d{4})_(\d{2})\.[a-z]+$/i;

/** A picture's path, its class, and the alphabet of that. */
export interface NamedPicture {
  readonly path: string;
  readonly className: string;
  readonly family: string;
}

/**
 * A number for each drawer of an alphabet; each alphabet of Omniglot was drawn by other people.
 * @returns `null` where any picture is named otherwise, or where a class has more than one first number
 */
export function drawersOf(pictures: readonly NamedPicture[]): Uint16Array<ArrayBuffer> | null {
  const numbers = new Map<string, number>();
  const characters = new Map<string, string>();
  const drawers = new Uint16Array(pictures.length);
  for (const [index, { path, className, family }] of pictures.entries()) {
    const [, character, drawer] = omniglotName.exec(path) ?? [];
    if (character === undefined || drawer === undefined) return null;
    if ((characters.get(className) ?? character) !== character) return null;
    characters.set(className, character);
    const key = `${family}/${drawer}`;
    const number = numbers.get(key) ?? numbers.size;
    numbers.set(key, number);
    drawers[index] = number;
  }
  return drawers;
}
