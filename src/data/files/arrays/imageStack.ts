/** Owns arrays that hold images: which axis is what, and one image of them as grey values. */
import type { GreyPhoto } from '../../photo/greyPhoto.ts';
import { counted, mostArraySide, mostImages } from '../bounds.ts';
import { DataFileError } from '../dataFileError.ts';
import type { NumberArray } from '../numbers/numberArray.ts';
import { greyOf, type PixelScale, pixelScaleOf } from './pixelScale.ts';

/** Shares of red, green and blue in the lightness that people see. */
const luma = [0.299, 0.587, 0.114] as const;

/** Where an image's numbers lie in its array. */
interface Layout {
  readonly count: number;
  readonly height: number;
  readonly width: number;
  readonly channels: number;
  readonly imageStride: number;
  readonly rowStride: number;
  readonly columnStride: number;
  readonly channelStride: number;
}

/** Images of one size, one after the other. */
export interface ImageStack {
  readonly file: string;
  readonly count: number;
  readonly imageAt: (index: number) => GreyPhoto;
}

/** Whether an array has the form of images: N×H×W, N×H×W×1 or ×3, N×1×H×W or N×3×H×W, or N×(side²). */
export function isImages(array: NumberArray): boolean {
  return layoutOf(array) !== null;
}

/**
 * The images of an array.
 * @throws DataFileError when the array has another form, is too large, or holds what is no grey
 */
export function imageStack(array: NumberArray): ImageStack {
  const { file, shape } = array;
  const layout = layoutOf(array);
  if (layout === null) {
    throw new DataFileError(
      `${file} has the shape ${shape.join('×')}: images are N×28×28, N×784, or N×height×width ` +
        'with 1 or 3 channels',
    );
  }
  const { count, width, height } = layout;
  if (count > mostImages) {
    throw new DataFileError(
      `${file} has ${counted(count)} images: at most ${counted(mostImages)} are read`,
    );
  }
  if (Math.max(width, height) > mostArraySide) {
    throw new DataFileError(
      `${file} has images of ${width}×${height} pixels: at most ${mostArraySide} each way are read`,
    );
  }
  const scale = pixelScaleOf(array);
  return { file, count, imageAt: (index) => imageOf(array, layout, index, scale) };
}

function imageOf(array: NumberArray, layout: Layout, index: number, scale: PixelScale): GreyPhoto {
  const { width, height, channels, imageStride, rowStride, columnStride, channelStride } = layout;
  const values = new Float32Array(width * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const place = index * imageStride + y * rowStride + x * columnStride;
      const value =
        channels === 1
          ? array.at(place)
          : luma.reduce((sum, share, c) => sum + share * array.at(place + c * channelStride), 0);
      values[y * width + x] = greyOf(value, scale);
    }
  }
  return { width, height, values };
}

function layoutOf({ shape, strides }: NumberArray): Layout | null {
  const [count = 0, second = 0, third = 0, fourth = 0] = shape;
  const [imageStride = 0, one = 0, two = 0, three = 0] = strides;
  if (shape.some((side) => side < 1)) return null;
  const common = { count, imageStride, channels: 1, channelStride: 0 };
  if (shape.length === 3) {
    return { ...common, height: second, width: third, rowStride: one, columnStride: two };
  }
  if (shape.length === 2) {
    const side = Math.round(Math.sqrt(second));
    if (side * side !== second || side < 4) return null;
    return { ...common, height: side, width: side, rowStride: side * one, columnStride: one };
  }
  if (shape.length !== 4) return null;
  if (fourth === 1 || fourth === 3) {
    const channel = { channels: fourth, channelStride: three };
    const place = { height: second, width: third, rowStride: one, columnStride: two };
    return { ...common, ...place, ...channel };
  }
  if (second === 1 || second === 3) {
    const channel = { channels: second, channelStride: one };
    const place = { height: third, width: fourth, rowStride: two, columnStride: three };
    return { ...common, ...place, ...channel };
  }
  return null;
}
