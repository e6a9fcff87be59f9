// Owns the installation of the Python that reads the exports in the tests, from Debian's packages; only where
// asked for. Without it those tests are skipped, and say so.

import { spawnSync } from 'node:child_process';
import { aptGet, installPackages, readRights } from './apt.mjs';

/** Debian's packages, and what Python calls them. */
const packages = { 'python3-torch': 'torch', 'python3-numpy': 'numpy', 'python3-onnx': 'onnx' };

/** Debian's own Python: its packages belong to no other. */
const python = '/usr/bin/python3';

/**
 * The installer's view of the machine; passed in, so that a test can replace the machine.
 * @typedef {object} Machine
 * @property {() => import('./apt.mjs').Rights} rights
 * @property {(module: string) => boolean} has whether Python has a module
 * @property {typeof installPackages} install
 * @property {(line: string) => void} say
 */

/** @type {Machine} */
const machine = {
  rights: readRights,
  has: (module) => spawnSync(python, ['-c', `import ${module}`], { stdio: 'ignore' }).status === 0,
  install: installPackages,
  say: console.log,
};

/**
 * Installs the Python packages that are missing, as far as this machine can: says what it could not.
 * @param {Partial<Machine>} [replaced]
 * @returns {Promise<void>}
 */
export async function ensurePython(replaced = {}) {
  const { rights, has, install, say } = { ...machine, ...replaced };
  const missing = Object.entries(packages)
    .filter(([, module]) => !has(module))
    .map(([name]) => name);
  if (missing.length === 0) return;
  const names = missing.join(', ');
  const apt = aptGet(rights());
  if (apt === null) {
    say(`${names}: no apt-get here, or no right to use it; the tests that need them are skipped.`);
    return;
  }
  say(`Installing ${names} …`);
  try {
    await install(apt, missing);
  } catch {
    say(`${names} could not be installed; the tests that need them are skipped.`);
  }
}
