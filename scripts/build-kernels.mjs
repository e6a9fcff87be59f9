// Compiles our WebAssembly kernels: `node scripts/build-kernels.mjs`, before the build and the tests.

import { compileKernels } from './compile-kernels.mjs';
import { runMain } from './fault.mjs';

await runMain(() => compileKernels());
