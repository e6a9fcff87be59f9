// Installs packages of Debian-like systems, where this process has the right to.

import { spawnSync } from 'node:child_process';
import { whichCommand } from './chromium.mjs';
import { run } from './run.mjs';

/**
 * The rights of this process on this machine.
 * @typedef {{ hasApt: boolean, isRoot: boolean, hasSudo: boolean }} Rights
 */

/** @returns {Rights} */
export function readRights() {
  return {
    hasApt: whichCommand('apt-get') !== undefined,
    isRoot: process.getuid?.() === 0,
    hasSudo: spawnSync('sudo', ['-n', 'true'], { stdio: 'ignore' }).status === 0,
  };
}

/**
 * The beginning of every apt-get command; `null` where this process can install no packages.
 * @param {Rights} rights
 * @returns {[command: string, ...args: string[]] | null}
 */
export function aptGet({ hasApt, isRoot, hasSudo }) {
  if (!hasApt || !(isRoot || hasSudo)) return null;
  const sudo = /** @type {const} */ (['sudo', '-n', 'env']);
  return [
    ...(isRoot ? /** @type {const} */ (['env']) : sudo),
    'DEBIAN_FRONTEND=noninteractive',
    'apt-get',
  ];
}

/**
 * Installs packages.
 * @param {[command: string, ...args: string[]]} apt of `aptGet`
 * @param {readonly string[]} packages
 * @param {typeof run} [start] replaces the start of a command
 * @returns {Promise<void>}
 */
export async function installPackages([command, ...before], packages, start = run) {
  await start(command, [...before, 'update']);
  await start(command, [...before, 'install', '-y', '--no-install-recommends', ...packages]);
}
