/** Computes the gradient through a ReLU, four numbers at a time. AssemblyScript. */

const bytesPerNumber: usize = 4;
const vectorBytes: usize = 16;

/**
 * The gradient at the ReLU's input: the gradient at its output where the output is above 0, else 0.
 * @param gradient address of `count` numbers; `output` and `result` have as many
 */
export function reluGradient(gradient: usize, output: usize, result: usize, count: i32): void {
  const bytes = <usize>count * bytesPerNumber;
  const wholeBytes = bytes & ~(vectorBytes - 1);
  const zero = f32x4.splat(0);
  for (let at: usize = 0; at < wholeBytes; at += vectorBytes) {
    const isActive = f32x4.gt(v128.load(output + at), zero);
    v128.store(result + at, v128.and(v128.load(gradient + at), isActive));
  }
  for (let at = wholeBytes; at < bytes; at += bytesPerNumber) {
    store<f32>(result + at, load<f32>(output + at) > 0 ? load<f32>(gradient + at) : 0);
  }
}
