// Compiles our WebAssembly kernels: `node scripts/build-kernels.mjs`, part of what loads them.

import { compileKernels } from './compile-kernels.mjs';
import { runMain } from './fault.mjs';

await runMain(() => compileKernels());
