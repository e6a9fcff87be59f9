/** Reads a person's photo. Checks the size in its header before it decodes a pixel. */
import { imageDimensionsFromData } from 'image-dimensions';
import { scramblesPixels } from '../../../data/images/scrambledPixels.ts';
import { greyFromRgba } from '../../../data/photo/greyFromRgba.ts';
import type { GreyPhoto } from '../../../data/photo/greyPhoto.ts';
import { unreadKindIn } from './pictureKinds.ts';

const largestFileBytes = 25_000_000;
const largestPixels = 60_000_000;
const smallestSidePx = 8;
/** The longer side of a photo is at most this many times the shorter side. */
const longestAspect = 8;
/** A photo's size is within this many first bytes of its file, even after a colour profile. */
const headerBytes = 1_000_000;
/** A photo is decoded to this shorter side: plenty for 28 × 28. */
const decodedSidePx = 280;
/** A long photo is decoded smaller, so that the search for lines stays quick. */
const longestDecodedPx = 1_120;

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
  const bitmap = await decodedSmall(file, header, decode).catch((error: unknown) => {
    throw new Error(`${file.name} cannot be decoded here: ${whyNot(header, error)}`, {
      cause: error,
    });
  });
  try {
    const { width, height } = bitmap;
    if (typeof OffscreenCanvas === 'undefined') {
      throw new Error('This browser cannot read pictures here: it has no OffscreenCanvas');
    }
    const context = new OffscreenCanvas(width, height).getContext('2d', {
      willReadFrequently: true,
    });
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

/** What a file says of itself. */
interface Header {
  readonly width: number;
  readonly height: number;
  /** What the file is, if browsers often cannot read its kind. */
  readonly unreadKind: string | null;
}

/** Decodes to the small size; once more if the photo was turned, so that its sides have changed places. */
async function decodedSmall(
  file: File,
  { width, height }: Header,
  decode: DecodePhoto,
): Promise<ImageBitmap> {
  const aspect = Math.max(width, height) / Math.min(width, height);
  const side = Math.round(Math.min(decodedSidePx, longestDecodedPx / aspect));
  const toWidth: ImageBitmapOptions = { resizeWidth: side, resizeQuality: 'high' };
  const toHeight: ImageBitmapOptions = { resizeHeight: side, resizeQuality: 'high' };
  const [first, second] = width < height ? [toWidth, toHeight] : [toHeight, toWidth];
  const bitmap = await decode(file, first);
  if (Math.min(bitmap.width, bitmap.height) >= side) return bitmap;
  bitmap.close();
  return decode(file, second);
}

function whyNot({ unreadKind }: Header, error: unknown): string {
  if (unreadKind !== null) return unreadKind;
  const reason = error instanceof Error ? error.message : String(error);
  return `${reason.replace(/[.\s]+$/, '')}. If other programs show it, save it as JPEG or PNG`;
}

/** Reads and checks the size in the file's header. */
async function checkedHeader(file: File): Promise<Header> {
  const { name, size } = file;
  if (size === 0) throw new Error(`${name} is empty`);
  if (size > largestFileBytes) {
    throw new Error(
      `${name} is too big: ${megabytes(size)}, at most ${megabytes(largestFileBytes)} are read`,
    );
  }
  const bytes = new Uint8Array(await file.slice(0, headerBytes).arrayBuffer());
  const unreadKind = unreadKindIn(bytes);
  const header = imageDimensionsFromData(bytes);
  if (header === undefined) {
    const instead = unreadKind ?? 'PNG, JPEG, GIF, WebP or AVIF, please';
    throw new Error(`${name} is no picture that can be read: ${instead}`);
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
  return { width, height, unreadKind };
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(0)} MB`;
}
