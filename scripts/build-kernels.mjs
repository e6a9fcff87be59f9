// Compiles our WebAssembly kernels: `node scripts/build-kernels.mjs`, run before a build or a test loads them.

import { compileKernels } from './compile-kernels.mjs';
import { runMain } from './fault.mjs';

await runMain(() => compileKernels());
