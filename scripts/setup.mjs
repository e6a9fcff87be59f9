// `npm run setup`: installs and builds everything that the build and the tests need, and nothing else.

import { compileKernels } from './compile-kernels.mjs';
import { runMain } from './fault.mjs';
import { ensureChromium } from './install-chromium.mjs';
import { packMnist } from './mnist/pack.mjs';
import { prepare } from './prepare.mjs';

await runMain(async () => {
  await prepare();
  await compileKernels();
  await packMnist();
  console.log(`Chromium: ${await ensureChromium()}`);
});
