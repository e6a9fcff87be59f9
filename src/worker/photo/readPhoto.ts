/** Reads a person's photo. Checks the size in its header before it decodes a pixel. */
import { imageDimensionsFromData } from 'image-dimensions';
import { type GreyPhoto, greyFromRgba } from '../../data/photo/greyPhoto.ts';
import { scramblesPixels } from '../../data/scrambledPixels.ts';

const largestFileBytes = 25_000_000;
const largestPixels = 60_000_000;
const smallestSidePx = 8;
/** The longer side of a photo is at most this many times the shorter side. */
const longestAspect = 8;
/** A photo's size is within this many first bytes of its file, even after a colour profile. */
const headerBytes = 1_000_000;
/** A photo is decoded to this shorter side: plenty for 28 × 28. */
const decodedSidePx = 280;

/** Decodes to a given width or height. */
type DecodePhoto = (file: Blob, size: ImageBitmapOptions) => Promise<ImageBitmap>;

/**
 * The grey values of a photo at a small size.
 * @throws Error that tells a person why a file is refused: empty, too big, not a picture, broken
 */
export async function readPhoto(
  file: File,
  decode: DecodePhoto = (blob, size) => createImageBitmap(blob, size),
): Promise<GreyPhoto> {
  const header = await checkedHeader(file);
  const size: ImageBitmapOptions =
    header.width < header.height ? { resizeWidth: decodedSidePx } : { resizeHeight: decodedSidePx };
  const bitmap = await decode(file, { ...size, resizeQuality: 'high' }).catch((error: unknown) => {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`${file.name} cannot be decoded here: ${reason}`, { cause: error });
  });
  try {
    const { width, height } = bitmap;
    if (typeof OffscreenCanvas === 'undefined') {
      throw new Error('This browser cannot read pictures here: it has no OffscreenCanvas');
    }
    const context = new OffscreenCanvas(width, height).getContext('2d');
    if (context === null) throw new Error('This browser gives no canvas to decode pictures on');
    if (scramblesPixels(context)) {
      throw new Error(
        'This browser scrambles what a page reads from pictures, as a protection against ' +
          'fingerprinting: draw the digit instead, or switch the protection off for this page',
      );
    }
    context.clearRect(0, 0, width, height);
    context.drawImage(bitmap, 0, 0);
    return greyFromRgba(context.getImageData(0, 0, width, height).data, width, height);
  } finally {
    bitmap.close();
  }
}

/** Reads and checks the size in the file's header. */
async function checkedHeader(file: File): Promise<{ width: number; height: number }> {
  const { name, size } = file;
  if (size === 0) throw new Error(`${name} is empty`);
  if (size > largestFileBytes) {
    throw new Error(
      `${name} is too big: ${megabytes(size)}, at most ${megabytes(largestFileBytes)} are read`,
    );
  }
  const header = imageDimensionsFromData(
    new Uint8Array(await file.slice(0, headerBytes).arrayBuffer()),
  );
  if (header === undefined) {
    throw new Error(`${name} is no picture that can be read: PNG, JPEG, GIF, WebP or AVIF, please`);
  }
  const { width, height } = header;
  const [shorter, longer] = [Math.min(width, height), Math.max(width, height)];
  const what = `${name} has ${width} × ${height} pixels`;
  if (width * height > largestPixels) {
    throw new Error(`${what}: at most ${largestPixels / 1e6} million are read`);
  }
  if (shorter < smallestSidePx) {
    throw new Error(`${what}: at least ${smallestSidePx} each way are needed`);
  }
  if (longer > longestAspect * shorter) {
    throw new Error(
      `${what}: a picture of one digit is at most ${longestAspect} times as long as wide`,
    );
  }
  return { width, height };
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(0)} MB`;
}
