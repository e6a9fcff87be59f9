// Owns the ways to install a Chromium on a machine that has none.

import { existsSync } from 'node:fs';
import { aptGet, installPackages, readRights } from './apt.mjs';
import { findChromium, playwrightChromium, remedy } from './chromium.mjs';
import { Fault } from './fault.mjs';
import { runTool } from './run.mjs';

/**
 * One way to get a Chromium; it is skipped if `isUseful` resolves to false.
 * @typedef {{ name: string, isUseful?: () => Promise<boolean>, run: () => Promise<void> }} Attempt
 */

/**
 * The ways to get a Chromium, best first. The later ones need a Debian-like system and the
 * right to install packages.
 * @param {import('./apt.mjs').Rights} rights
 * @returns {Attempt[]}
 */
export function planAttempts(rights) {
  const download = {
    name: `Playwright's own Chromium`,
    run: () => runTool('playwright', ['install', 'chromium']),
  };
  const apt = aptGet(rights);
  if (apt === null) return [download];
  return [
    download,
    {
      name: `the system libraries of Playwright's own Chromium`,
      isUseful: async () => existsSync(await playwrightChromium()),
      run: () => runTool('playwright', ['install-deps', 'chromium']),
    },
    {
      name: `the system's package 'chromium'`,
      run: () => installPackages(apt, ['chromium']),
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
