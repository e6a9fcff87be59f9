/** Owns the grey photo, of any size, and the plain filters that the search for ink uses. */

export interface GreyPhoto {
  readonly width: number;
  readonly height: number;
  /** [height × width] from 0 for black to 1 for white, row by row. */
  readonly values: Float32Array;
}

/** Swaps light and dark. */
export function invert({ width, height, values }: GreyPhoto): GreyPhoto {
  return { width, height, values: values.map((value) => 1 - value) };
}

/** Swaps rows and columns. */
export function transpose({ width, height, values }: GreyPhoto): GreyPhoto {
  const turned = new Float32Array(values.length);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) turned[x * height + y] = values[y * width + x] ?? 0;
  }
  return { width: height, height: width, values: turned };
}

/** The mean over a square of side 2 × radius + 1 pixels; edge pixels repeat outside the photo. */
export function boxBlur(photo: GreyPhoto, radius: number): GreyPhoto {
  if (radius === 0) return photo;
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

/** Takes away what is narrower than 2 × radius + 1 pixels from above to below: Serra's opening. */
export function openAlongColumns(photo: GreyPhoto, radius: number): GreyPhoto {
  const rows = transpose(photo);
  const lowest = invert(alongRows(invert(rows), (line) => slidingMaximum(line, radius)));
  return transpose(alongRows(lowest, (line) => slidingMaximum(line, radius)));
}

/**
 * The largest value within `radius` of each place. A list keeps the places that can still be the
 * largest, with falling values; each place enters and leaves the list once (Lemire 2006).
 */
function slidingMaximum(line: Float32Array, radius: number): Float32Array {
  const { length } = line;
  const falling = new Int32Array(length);
  const valueAt = (place: number): number => line[falling[place] ?? 0] ?? 0;
  let [first, end, next] = [0, 0, 0];
  return line.map((_, middle) => {
    for (; next < Math.min(length, middle + radius + 1); next++) {
      while (end > first && valueAt(end - 1) <= (line[next] ?? 0)) end--;
      falling[end++] = next;
    }
    if ((falling[first] ?? 0) < middle - radius) first++;
    return valueAt(first);
  });
}

type LineFilter = (line: Float32Array) => Float32Array;

/** Filters every row, then every column. */
function alongBothAxes(photo: GreyPhoto, filter: LineFilter): GreyPhoto {
  return transpose(alongRows(transpose(alongRows(photo, filter)), filter));
}

function alongRows({ width, height, values }: GreyPhoto, filter: LineFilter): GreyPhoto {
  const filtered = new Float32Array(values.length);
  for (let row = 0; row < height; row++) {
    filtered.set(filter(values.subarray(row * width, (row + 1) * width)), row * width);
  }
  return { width, height, values: filtered };
}

function clamp(index: number, length: number): number {
  return Math.min(length - 1, Math.max(0, index));
}
