// Owns the locked dependencies: checks whether node_modules holds them, and installs them.

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Fault } from './fault.mjs';
import { root } from './paths.mjs';
import { runNpm } from './run.mjs';

/**
 * @typedef {{ version?: string, integrity?: string, optional?: boolean }} LockedPackage
 * @typedef {{ packages: Record<string, LockedPackage> }} Lock
 */

/**
 * Whether the installed packages match the lock. npm records the installed packages in
 * `node_modules/.package-lock.json`; packages for other platforms are optional there.
 * @param {Lock} wanted package-lock.json
 * @param {Lock} installed node_modules/.package-lock.json
 * @returns {boolean}
 */
export function matchesLock(wanted, installed) {
  const { '': _project, ...packages } = wanted.packages;
  const isMet = Object.entries(packages).every(([path, locked]) => {
    const found = installed.packages[path];
    if (found === undefined) return locked.optional === true;
    return found.version === locked.version && found.integrity === locked.integrity;
  });
  return isMet && Object.keys(installed.packages).every((path) => Object.hasOwn(packages, path));
}

/**
 * @param {string} file
 * @returns {Promise<Lock | undefined>} `undefined` if the file does not exist
 */
async function readLock(file) {
  try {
    return JSON.parse(await readFile(file, 'utf8'));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

/**
 * Installs the locked dependencies, unless node_modules holds exactly these already.
 * @returns {Promise<void>}
 */
export async function ensureInstalled() {
  const wanted = await readLock(join(root, 'package-lock.json'));
  if (wanted === undefined) throw new Fault('package-lock.json is missing.', 'npm install');
  const installed = await readLock(join(root, 'node_modules', '.package-lock.json'));
  if (installed !== undefined && matchesLock(wanted, installed)) return;
  console.log('Installing the locked dependencies …');
  try {
    await runNpm(['ci', '--include=dev', '--no-audit', '--no-fund']);
  } catch (error) {
    throw new Fault(
      `The locked dependencies could not be installed (see npm's message above).`,
      'npm ci (with the package registry within reach)',
      error,
    );
  }
}
