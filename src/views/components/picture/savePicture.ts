/** Saves a picture as PNG and its numbers as CSV. */

import { readsCanvases } from '../../../store/core/browser/canvasReading.ts';
import { saveBlob } from '../../../store/core/browser/saveFile.ts';
import { MissingCode } from '../../../store/core/missingCode.ts';
import { LazyCode } from '../lazy/lazyCode.ts';
import { csvOf, fileNameOf, type PictureTable } from './pictureTable.ts';

const drawing = new LazyCode(() => import('./drawing/drawPicture.ts'));

/**
 * Saves a picture as PNG, in the colours of the present theme.
 * @throws Error when the browser cannot draw it or would scramble it, `MissingCode` when the code for it does not arrive
 */
export async function savePng(picture: HTMLElement, name: string): Promise<void> {
  if (!readsCanvases()) {
    throw new Error(
      'This browser scrambles what a page reads from its pictures, as a protection against ' +
        'fingerprinting: save the numbers instead, or switch the protection off for this page.',
    );
  }
  const { drawPicture } = await drawing.load().catch((cause: unknown) => {
    throw new MissingCode('The code that saves pictures could not be loaded.', { cause });
  });
  saveBlob(`siamese-${fileNameOf(name)}.png`, await drawPicture(picture));
}

/** Saves the numbers behind a picture as CSV. */
export function saveCsv(table: PictureTable, name: string): void {
  saveBlob(
    `siamese-${fileNameOf(name)}.csv`,
    new Blob([csvOf(table)], { type: 'text/csv;charset=utf-8' }),
  );
}
