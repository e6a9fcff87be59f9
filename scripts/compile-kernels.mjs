// Owns the compilation of our WebAssembly kernels: one variant with fused multiply-add, one without.

import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Fault } from './fault.mjs';
import { kernels, root } from './paths.mjs';

const options = ['--baseDir', root, '-O3', '--noAssert', '--runtime', 'stub', '--importMemory'];
const variants = [
  { name: 'simd', features: ['simd'] },
  { name: 'relaxed-simd', features: ['simd', 'relaxed-simd'] },
];

/**
 * Compiles every source in the kernels' folder, all into one module, into the folder `compiled`
 * beside them.
 * @returns {Promise<void>}
 */
export async function compileKernels() {
  // Only now: before the dependencies are installed, there is no compiler to import.
  const { default: asc } = await import('assemblyscript/asc');
  const names = (await readdir(join(root, kernels))).filter((name) => name.endsWith('.ts'));
  // The order in the module is the same on every file system.
  const sources = names.sort().map((name) => `${kernels}/${name}`);
  for (const { name, features } of variants) {
    const enabled = features.flatMap((feature) => ['--enable', feature]);
    const output = ['--outFile', `${kernels}/compiled/${name}.wasm`];
    const { error, stderr } = await asc.main([...sources, ...output, ...options, ...enabled]);
    if (error !== null) {
      throw new Fault(`The kernels do not compile:\n${stderr}`, `correct ${kernels}`, error);
    }
  }
}
