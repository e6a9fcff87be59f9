// Owns the compilation of our WebAssembly kernels: one variant with fused multiply-add, one without.

import asc from 'assemblyscript/asc';
import { Fault } from './fault.mjs';
import { kernels, root } from './paths.mjs';

const options = ['--baseDir', root, '-O3', '--noAssert', '--runtime', 'stub', '--importMemory'];
const sources = ['adamUpdate', 'contrastivePairs', 'elementwise', 'matMul'].map(
  (name) => `${kernels}/${name}.ts`,
);
const variants = [
  { name: 'simd', features: ['simd'] },
  { name: 'relaxed-simd', features: ['simd', 'relaxed-simd'] },
];

/**
 * Compiles the kernels into the folder `compiled` beside their sources.
 * @returns {Promise<void>}
 */
export async function compileKernels() {
  for (const { name, features } of variants) {
    const enabled = features.flatMap((feature) => ['--enable', feature]);
    const output = ['--outFile', `${kernels}/compiled/${name}.wasm`];
    const { error, stderr } = await asc.main([...sources, ...output, ...options, ...enabled]);
    if (error !== null) {
      throw new Fault(`The kernels do not compile:\n${stderr}`, `correct ${kernels}`, error);
    }
  }
}
