/** Owns the grey photo, of any size, and the plain filters that the search for ink uses. */

export interface GreyPhoto {
  readonly width: number;
  readonly height: number;
  /** [height × width] from 0 for black to 1 for white, row by row. */
  readonly values: Float32Array;
}

/**
 * The grey values of a photo in colour; transparent pixels show white.
 * @param rgba [height × width × 4] bytes
 * @throws RangeError when the number of bytes does not fit
 */
export function greyFromRgba(rgba: Uint8ClampedArray, width: number, height: number): GreyPhoto {
  if (rgba.length !== width * height * 4) {
    throw new RangeError(`${width}×${height} pixels need ${width * height * 4} bytes`);
  }
  const values = Float32Array.from({ length: width * height }, (_, pixel) => {
    const byte = (channel: number): number => rgba[4 * pixel + channel] ?? 0;
    const luma = (0.299 * byte(0) + 0.587 * byte(1) + 0.114 * byte(2)) / 255;
    const opacity = byte(3) / 255;
    return luma * opacity + 1 - opacity;
  });
  return { width, height, values };
}

/** Swaps light and dark. */
export function invert({ width, height, values }: GreyPhoto): GreyPhoto {
  return { width, height, values: values.map((value) => 1 - value) };
}

/** The mean over a square of side 2 × radius + 1 pixels; edge pixels repeat outside the photo. */
export function boxBlur(photo: GreyPhoto, radius: number): GreyPhoto {
  return alongBothAxes(photo, (line) => {
    let sum = 0;
    const at = (index: number): number => line[clamp(index, line.length)] ?? 0;
    for (let index = -radius; index <= radius; index++) sum += at(index);
    return line.map((_, index) => {
      const mean = sum / (2 * radius + 1);
      sum += at(index + radius + 1) - at(index - radius);
      return mean;
    });
  });
}

/** The largest value within a square of side 2 × radius + 1 pixels. */
export function dilate(photo: GreyPhoto, radius: number): GreyPhoto {
  return alongBothAxes(photo, (line) => slidingMaximum(line, radius));
}

/** The smallest value within a square of side 2 × radius + 1 pixels. */
export function erode(photo: GreyPhoto, radius: number): GreyPhoto {
  return invert(dilate(invert(photo), radius));
}

/**
 * The largest value within `radius` of each place. A list keeps the places that can still be the
 * largest, with falling values; each place enters and leaves the list once (Lemire 2006).
 */
function slidingMaximum(line: Float32Array, radius: number): Float32Array {
  const falling: number[] = [];
  const valueAt = (place: number | undefined): number => line[place ?? -1] ?? -Infinity;
  let first = 0;
  return line.map((_, middle) => {
    const newest = middle === 0 ? 0 : middle + radius;
    for (let place = newest; place <= middle + radius && place < line.length; place++) {
      while (falling.length > first && valueAt(falling.at(-1)) <= valueAt(place)) falling.pop();
      falling.push(place);
    }
    if ((falling[first] ?? middle) < middle - radius) first++;
    return valueAt(falling[first]);
  });
}

/** Filters every row, then every column. */
function alongBothAxes(
  { width, height, values }: GreyPhoto,
  filter: (line: Float32Array) => Float32Array,
): GreyPhoto {
  const byRows = new Float32Array(values.length);
  for (let row = 0; row < height; row++) {
    byRows.set(filter(values.subarray(row * width, (row + 1) * width)), row * width);
  }
  const filtered = new Float32Array(values.length);
  const column = new Float32Array(height);
  for (let x = 0; x < width; x++) {
    for (let row = 0; row < height; row++) column[row] = byRows[row * width + x] ?? 0;
    for (const [row, value] of filter(column).entries()) filtered[row * width + x] = value;
  }
  return { width, height, values: filtered };
}

function clamp(index: number, length: number): number {
  return Math.min(length - 1, Math.max(0, index));
}
