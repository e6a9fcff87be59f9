/** Decodes pictures of a person's own data, with the browser's decoder. */
import { DataFileError } from '../../../data/files/dataFileError.ts';
import type { DecodedPicture } from '../../../data/files/foundData.ts';
import { scramblesPixels } from '../../../data/images/scrambledPixels.ts';

/**
 * The pixels of a picture file.
 * @throws DataFileError when this browser does not let a page read pixels, of any picture
 * @throws Error when it cannot decode this one
 */
export async function decodePicture(bytes: Uint8Array): Promise<DecodedPicture> {
  const bitmap = await createImageBitmap(new Blob([bytes.slice()]));
  try {
    const { width, height } = bitmap;
    const context = canvasFor(width, height);
    context.clearRect(0, 0, width, height);
    context.drawImage(bitmap, 0, 0);
    return { width, height, rgba: context.getImageData(0, 0, width, height).data };
  } finally {
    bitmap.close();
  }
}

/** The one canvas on which pictures are decoded. */
let shared: OffscreenCanvasRenderingContext2D | null = null;

function canvasFor(width: number, height: number): OffscreenCanvasRenderingContext2D {
  shared ??= createCanvas();
  const { canvas } = shared;
  if (canvas.width < width) canvas.width = width;
  if (canvas.height < height) canvas.height = height;
  return shared;
}

function createCanvas(): OffscreenCanvasRenderingContext2D {
  if (typeof OffscreenCanvas === 'undefined') {
    throw new DataFileError('This browser cannot read pictures here: it has no OffscreenCanvas');
  }
  const context = new OffscreenCanvas(64, 64).getContext('2d', { willReadFrequently: true });
  if (context === null) {
    throw new DataFileError('This browser gives no canvas to decode pictures on');
  }
  if (scramblesPixels(context)) {
    throw new DataFileError(
      'This browser scrambles what a page reads from pictures, as a protection against ' +
        'fingerprinting: switch the protection off for this page, or give the data as IDX or CSV',
    );
  }
  return context;
}
