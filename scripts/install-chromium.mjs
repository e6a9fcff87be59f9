// Owns the ways to install a Chromium on a machine that has none.

import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { findChromium, playwrightChromium, remedy, whichCommand } from './chromium.mjs';
import { Fault } from './fault.mjs';
import { run, runTool } from './run.mjs';

/**
 * One way to get a Chromium; it is skipped if `isUseful` resolves to false.
 * @typedef {{ name: string, isUseful?: () => Promise<boolean>, run: () => Promise<void> }} Attempt
 *
 * The rights of this process on this machine.
 * @typedef {{ hasApt: boolean, isRoot: boolean, hasSudo: boolean }} Rights
 */

/** @returns {Rights} */
function readRights() {
  return {
    hasApt: whichCommand('apt-get') !== undefined,
    isRoot: process.getuid?.() === 0,
    hasSudo: spawnSync('sudo', ['-n', 'true'], { stdio: 'ignore' }).status === 0,
  };
}

/**
 * The ways to get a Chromium, best first. The later ones need a Debian-like system and the
 * right to install packages.
 * @param {Rights} rights
 * @returns {Attempt[]}
 */
export function planAttempts({ hasApt, isRoot, hasSudo }) {
  const download = {
    name: `Playwright's own Chromium`,
    run: () => runTool('playwright', ['install', 'chromium']),
  };
  if (!hasApt || !(isRoot || hasSudo)) return [download];
  const quietly = ['env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get'];
  const [command, ...before] = /** @type {[string, ...string[]]} */ (
    isRoot ? quietly : ['sudo', '-n', ...quietly]
  );
  return [
    download,
    {
      name: `the system libraries of Playwright's own Chromium`,
      isUseful: async () => existsSync(await playwrightChromium()),
      run: () => runTool('playwright', ['install-deps', 'chromium']),
    },
    {
      name: `the system's package 'chromium'`,
      run: async () => {
        await run(command, [...before, 'update']);
        await run(command, [...before, 'install', '-y', 'chromium']);
      },
    },
  ];
}

/**
 * Tries each way in turn until a Chromium is found.
 * @param {readonly Attempt[]} attempts
 * @param {() => Promise<string | undefined>} find
 * @returns {Promise<string>} its file
 */
export async function tryAttempts(attempts, find) {
  for (const attempt of attempts) {
    if (attempt.isUseful !== undefined && !(await attempt.isUseful())) continue;
    console.log(`Installing ${attempt.name} …`);
    try {
      await attempt.run();
    } catch (error) {
      console.log(`That failed: ${error instanceof Error ? error.message : error}`);
    }
    const found = await find();
    if (found !== undefined) return found;
  }
  throw new Fault('There is no Chromium here, and none could be installed.', remedy);
}

/**
 * Finds a Chromium for the end-to-end tests, and installs one if there is none.
 * @returns {Promise<string>} its file
 */
export async function ensureChromium() {
  return (await findChromium()) ?? tryAttempts(planAttempts(readRights()), findChromium);
}
