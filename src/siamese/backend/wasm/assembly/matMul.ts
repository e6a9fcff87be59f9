/**
 * Computes matrix products for the WASM backend. AssemblyScript. Works in TensorFlow.js's own memory,
 * which it imports; all numbers are float32.
 *
 * A tile of four rows and eight columns of the result stays in registers during its sums. The right
 * factor is packed first, so that a tile reads it in one straight line (Goto, van de Geijn 2008,
 * "Anatomy of high-performance matrix multiplication", without the blocking: these matrices fit the
 * caches).
 */

/** Columns of a tile and of a packed panel of the right factor. */
const tileColumns: i32 = 8;
const tileRows: i32 = 4;
const bytesPerNumber: usize = 4;
const panelRowBytes: usize = 32;

/**
 * Packs the right factor [inner, columns] panel by panel. A panel's rows are contiguous; columns past the
 * last are 0.
 * @param from address of the factor
 * @param rowBytes bytes from one row to the next
 * @param columnBytes bytes from one column to the next
 * @param to address of ⌈columns ÷ 8⌉ · 8 · inner numbers
 */
export function packPanels(
  from: usize,
  rowBytes: usize,
  columnBytes: usize,
  inner: i32,
  columns: i32,
  to: usize,
): void {
  let target = to;
  for (let first = 0; first < columns; first += tileColumns) {
    const width = min(tileColumns, columns - first);
    const panel = from + <usize>first * columnBytes;
    if (width === tileColumns && columnBytes === bytesPerNumber) {
      target = copyPanel(panel, rowBytes, inner, target);
    } else {
      target = gatherPanel(panel, rowBytes, columnBytes, inner, width, target);
    }
  }
}

/** Copies a full panel of a factor whose rows are contiguous. */
function copyPanel(panel: usize, rowBytes: usize, inner: i32, to: usize): usize {
  let source = panel;
  let target = to;
  for (let row = 0; row < inner; row++) {
    v128.store(target, v128.load(source));
    v128.store(target, v128.load(source, 16), 16);
    source += rowBytes;
    target += panelRowBytes;
  }
  return target;
}

/** Collects a panel of a transposed factor, or one with fewer columns. */
function gatherPanel(
  panel: usize,
  rowBytes: usize,
  columnBytes: usize,
  inner: i32,
  width: i32,
  to: usize,
): usize {
  for (let column = 0; column < tileColumns; column++) {
    let source = panel + <usize>column * columnBytes;
    let target = to + <usize>column * bytesPerNumber;
    const exists = column < width;
    for (let row = 0; row < inner; row++) {
      store<f32>(target, exists ? load<f32>(source) : 0);
      source += rowBytes;
      target += panelRowBytes;
    }
  }
  return to + <usize>inner * panelRowBytes;
}

/**
 * result [rows, columns] = left [rows, inner] · right [inner, columns] + bias; with `isRelu`, negative
 * numbers become 0.
 * @param left address of the left factor
 * @param rowBytes bytes from one of its rows to the next
 * @param innerBytes bytes from one number of its row to the next
 * @param panels address of the packed right factor
 * @param bias address of ⌈columns ÷ 8⌉ · 8 numbers
 * @param spare address of 32 numbers that may be overwritten
 * @param result address of the result, whose rows are contiguous
 */
export function multiply(
  left: usize,
  rowBytes: usize,
  innerBytes: usize,
  panels: usize,
  bias: usize,
  spare: usize,
  result: usize,
  rows: i32,
  columns: i32,
  inner: i32,
  isRelu: bool,
): void {
  const resultRowBytes = <usize>columns * bytesPerNumber;
  const panelBytes = <usize>inner * panelRowBytes;
  for (let row = 0; row < rows; row += tileRows) {
    // A row past the last one repeats the last one.
    const height = min(tileRows, rows - row);
    const row0 = left + <usize>row * rowBytes;
    const row1 = row0 + <usize>min(1, height - 1) * rowBytes;
    const row2 = row0 + <usize>min(2, height - 1) * rowBytes;
    const row3 = row0 + <usize>min(3, height - 1) * rowBytes;
    let panel = panels;
    for (let column = 0; column < columns; column += tileColumns) {
      let left0 = row0;
      let left1 = row1;
      let left2 = row2;
      let left3 = row3;
      let right = panel;
      let sum00 = f32x4.splat(0);
      let sum01 = f32x4.splat(0);
      let sum10 = f32x4.splat(0);
      let sum11 = f32x4.splat(0);
      let sum20 = f32x4.splat(0);
      let sum21 = f32x4.splat(0);
      let sum30 = f32x4.splat(0);
      let sum31 = f32x4.splat(0);
      for (let index = 0; index < inner; index++) {
        const right0 = v128.load(right);
        const right1 = v128.load(right, 16);
        const number0 = v128.load32_splat(left0);
        sum00 = multiplyAdd(number0, right0, sum00);
        sum01 = multiplyAdd(number0, right1, sum01);
        const number1 = v128.load32_splat(left1);
        sum10 = multiplyAdd(number1, right0, sum10);
        sum11 = multiplyAdd(number1, right1, sum11);
        const number2 = v128.load32_splat(left2);
        sum20 = multiplyAdd(number2, right0, sum20);
        sum21 = multiplyAdd(number2, right1, sum21);
        const number3 = v128.load32_splat(left3);
        sum30 = multiplyAdd(number3, right0, sum30);
        sum31 = multiplyAdd(number3, right1, sum31);
        left0 += innerBytes;
        left1 += innerBytes;
        left2 += innerBytes;
        left3 += innerBytes;
        right += panelRowBytes;
      }
      const lowest = f32x4.splat(select<f32>(0, -Infinity, isRelu));
      const bias0 = v128.load(bias + <usize>column * bytesPerNumber);
      const bias1 = v128.load(bias + <usize>column * bytesPerNumber, 16);
      const width = min(tileColumns, columns - column);
      const isWhole = width === tileColumns;
      const target = result + <usize>row * resultRowBytes + <usize>column * bytesPerNumber;
      const first = select<usize>(target, spare, isWhole);
      const step = select<usize>(resultRowBytes, panelRowBytes, isWhole);
      // From the last row up: the last row overwrites the rows past it.
      let to = first + <usize>min(3, height - 1) * step;
      v128.store(to, f32x4.max(f32x4.add(sum30, bias0), lowest));
      v128.store(to, f32x4.max(f32x4.add(sum31, bias1), lowest), 16);
      to = first + <usize>min(2, height - 1) * step;
      v128.store(to, f32x4.max(f32x4.add(sum20, bias0), lowest));
      v128.store(to, f32x4.max(f32x4.add(sum21, bias1), lowest), 16);
      to = first + <usize>min(1, height - 1) * step;
      v128.store(to, f32x4.max(f32x4.add(sum10, bias0), lowest));
      v128.store(to, f32x4.max(f32x4.add(sum11, bias1), lowest), 16);
      v128.store(first, f32x4.max(f32x4.add(sum00, bias0), lowest));
      v128.store(first, f32x4.max(f32x4.add(sum01, bias1), lowest), 16);
      if (!isWhole) copyNarrow(spare, target, resultRowBytes, height, width);
      panel += panelBytes;
    }
  }
}

/** Copies the part of a tile that lies in the result, if the tile is too wide. */
function copyNarrow(
  spare: usize,
  result: usize,
  resultRowBytes: usize,
  height: i32,
  width: i32,
): void {
  for (let row = 0; row < height; row++) {
    const from = spare + <usize>row * panelRowBytes;
    memory.copy(result + <usize>row * resultRowBytes, from, <usize>width * bytesPerNumber);
  }
}

/** a · b + c, rounded once if the processor can. */
function multiplyAdd(a: v128, b: v128, c: v128): v128 {
  return ASC_FEATURE_RELAXED_SIMD ? f32x4.relaxed_madd(a, b, c) : f32x4.add(f32x4.mul(a, b), c);
}
