/** Saves a picture as PNG and its numbers as CSV. */

import { saveBlob } from '../../../store/core/browser/saveFile.ts';
import { MissingCode } from '../../../store/core/missingCode.ts';
import { LazyCode } from '../lazy/lazyCode.ts';
import { csvOf, fileNameOf, type PictureTable } from './pictureTable.ts';

const drawing = new LazyCode(() => import('html-to-image'));

/** The data attribute of elements that a saved picture leaves out, such as buttons. */
const chrome = 'pictureChrome';
/** Device pixels per CSS pixel: sharp on a slide. */
const pixelRatio = 2;
/** Space around the picture, in CSS pixels. */
const padding = 16;

/**
 * Saves a figure as PNG, in the colours of the present theme.
 * @throws Error when the browser cannot draw it, `MissingCode` when the code for it does not arrive
 */
export async function savePng(figure: HTMLElement, name: string): Promise<void> {
  const { toBlob } = await drawing.load().catch((cause: unknown) => {
    throw new MissingCode('The code that saves pictures could not be loaded.', { cause });
  });
  const blob = await toBlob(figure, {
    pixelRatio,
    width: figure.offsetWidth + 2 * padding,
    height: figure.offsetHeight + 2 * padding,
    style: { padding: `${padding}px` },
    backgroundColor: getComputedStyle(figure).getPropertyValue('--card'),
    filter: (node) => !(node instanceof HTMLElement && chrome in node.dataset),
  });
  if (blob === null) throw new Error(`“${name}” could not be drawn as a PNG`);
  saveBlob(`siamese-${fileNameOf(name)}.png`, blob);
}

/** Saves the numbers behind a picture as CSV. */
export function saveCsv(table: PictureTable, name: string): void {
  saveBlob(
    `siamese-${fileNameOf(name)}.csv`,
    new Blob([csvOf(table)], { type: 'text/csv;charset=utf-8' }),
  );
}
