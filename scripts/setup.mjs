// `npm run setup`: installs and builds everything that the build and the tests need, and nothing else.
// `npm run setup -- --all-engines` also installs the second and third browser engine; `--python` the packages
// with which the tests read the exports.

import { compileKernels } from './compile-kernels.mjs';
import { Fault, runMain } from './fault.mjs';
import { ensureChromium } from './install-chromium.mjs';
import { ensureEngines } from './install-engines.mjs';
import { ensurePython } from './install-python.mjs';
import { packMnist } from './mnist/pack.mjs';
import { prepare } from './prepare.mjs';

const allEngines = '--all-engines';
const withPython = '--python';
const switches = [allEngines, withPython];

await runMain(async () => {
  const asked = process.argv.slice(2);
  const unknown = asked.find((word) => !switches.includes(word));
  if (unknown !== undefined) {
    throw new Fault(`There is no '${unknown}'; there are ${switches.join(', ')}.`, 'npm run setup');
  }
  await prepare();
  await compileKernels();
  await packMnist();
  console.log(`Chromium: ${await ensureChromium()}`);
  if (asked.includes(allEngines)) await ensureEngines();
  if (asked.includes(withPython)) await ensurePython();
});
