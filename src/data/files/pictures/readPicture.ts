/** Reads one picture; one that cannot be read is left out, and the others go on. */
import { imageDimensionsFromData } from 'image-dimensions';
import { greyFromRgba } from '../../photo/greyFromRgba.ts';
import { readBytes } from '../archives/readBytes.ts';
import { mostPicturePixels } from '../bounds.ts';
import { DataFileError } from '../dataFileError.ts';
import type { GivenFile, ReadOptions, SourceImage } from '../foundData.ts';

/** A larger file is no example of a class, but a photo of the whole table. */
const mostPictureBytes = 50_000_000;
/** What the reader of photos needs. */
const smallestSidePx = 3;

/**
 * The grey values of a picture, or why there are none. Its size is looked up before it is decoded.
 * @throws DataFileError when its file cannot be read, is damaged inside a zip, or when none is decoded here
 */
export async function readPicture(
  file: GivenFile,
  decode: ReadOptions['decode'],
): Promise<SourceImage> {
  const example = file.path;
  if (file.sizeBytes > mostPictureBytes) {
    return { what: 'pictures', why: 'their files are larger than 50 MB', example };
  }
  const bytes = await readBytes(file);
  const size = sizeIn(bytes);
  if (size === null) {
    return { what: 'pictures', why: 'their first bytes are those of no picture', example };
  }
  if (size.width * size.height > mostPicturePixels) {
    const most = mostPicturePixels / 1e6;
    return { what: 'pictures', why: `they have more than ${most} million pixels`, example };
  }
  if (Math.min(size.width, size.height) < smallestSidePx) {
    return {
      what: 'pictures',
      why: `they are less than ${smallestSidePx} pixels high or wide`,
      example,
    };
  }
  try {
    const { width, height, rgba } = await decode(bytes);
    return greyFromRgba(rgba, width, height);
  } catch (error) {
    // This browser decodes no picture at all.
    if (error instanceof DataFileError) throw error;
    return {
      what: 'pictures',
      why: 'they are damaged, or of a kind that is not read here',
      example,
    };
  }
}

interface Size {
  readonly width: number;
  readonly height: number;
}

function sizeIn(bytes: Uint8Array): Size | null {
  return imageDimensionsFromData(bytes) ?? bitmapSize(bytes);
}

/** The size in the head of a Windows bitmap; a height below 0 counts from above. */
function bitmapSize(bytes: Uint8Array): Size | null {
  const [first, second] = bytes;
  if (first !== 0x42 || second !== 0x4d || bytes.length < 26) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return { width: view.getInt32(18, true), height: Math.abs(view.getInt32(22, true)) };
}
