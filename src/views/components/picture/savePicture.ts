/** Saves pictures and their numbers as files. */
import { saveBlob } from '../../../store/core/saveFile.ts';
import { csvOf, fileNameOf, type PictureTable } from './pictureTable.ts';

/** What belongs to the page and not to the picture carries this attribute. */
const chrome = 'pictureChrome';
/** Device pixels to a CSS pixel: sharp on a slide. */
const pixelRatio = 2;
/** Around the picture, in CSS pixels. */
const padding = 16;

/**
 * Saves what a figure looks like as PNG, in the colours of the present theme.
 * @throws Error when the browser cannot draw it
 */
export async function savePng(figure: HTMLElement, name: string): Promise<void> {
  const { toBlob } = await import('html-to-image');
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
