/** Sums each column of a matrix, four columns at a time. AssemblyScript. */

const bytesPerNumber: usize = 4;
const vectorBytes: usize = 16;

/**
 * The sum of each column of [rows, columns].
 * @param from address of the numbers
 * @param result address of `columns` numbers
 */
export function columnSums(from: usize, result: usize, rows: i32, columns: i32): void {
  const rowBytes = <usize>columns * bytesPerNumber;
  const wholeBytes = rowBytes & ~(vectorBytes - 1);
  for (let at: usize = 0; at < wholeBytes; at += vectorBytes) {
    // Four sums: with only one, each addition would wait for the addition before.
    let sum0 = f32x4.splat(0);
    let sum1 = sum0;
    let sum2 = sum0;
    let sum3 = sum0;
    let source = from + at;
    let row = 0;
    for (; row + 4 <= rows; row += 4) {
      sum0 = f32x4.add(sum0, v128.load(source));
      sum1 = f32x4.add(sum1, v128.load(source + rowBytes));
      sum2 = f32x4.add(sum2, v128.load(source + 2 * rowBytes));
      sum3 = f32x4.add(sum3, v128.load(source + 3 * rowBytes));
      source += 4 * rowBytes;
    }
    for (; row < rows; row++) {
      sum0 = f32x4.add(sum0, v128.load(source));
      source += rowBytes;
    }
    v128.store(result + at, f32x4.add(f32x4.add(sum0, sum1), f32x4.add(sum2, sum3)));
  }
  for (let at = wholeBytes; at < rowBytes; at += bytesPerNumber) {
    let sum: f32 = 0;
    let source = from + at;
    for (let row = 0; row < rows; row++) {
      sum += load<f32>(source);
      source += rowBytes;
    }
    store<f32>(result + at, sum);
  }
}
