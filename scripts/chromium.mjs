// Finds a Chromium that runs on this machine, for the tests' setup and for Playwright. Installs none.

import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { Fault } from './fault.mjs';

const { CHROMIUM_PATH, PATH = '' } = process.env;

export const commands = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

export const remedy = 'Install Chromium, or point CHROMIUM_PATH at one: CHROMIUM_PATH=… npm test';

/**
 * The finder's view of the machine; passed in, so that a test can replace the machine.
 * @typedef {object} Lookups
 * @property {string | undefined} chosen the value of CHROMIUM_PATH
 * @property {(command: string) => string | undefined} onPath a command's file on the PATH
 * @property {() => Promise<string>} ofPlaywright the file of Playwright's own Chromium
 * @property {(file: string) => boolean} works whether the file is a Chromium that starts
 */

/**
 * A command's file on a PATH.
 * @param {string} command
 * @param {string} [path]
 * @returns {string | undefined}
 */
export function whichCommand(command, path = PATH) {
  const files = path
    .split(delimiter)
    .filter(Boolean)
    .map((folder) => join(folder, command));
  return files.find(isExecutable);
}

/** @param {string} file */
function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * Whether a Chromium starts. The file alone proves nothing: a launcher may lack its snap, a browser its
 * system libraries. (On Windows only the file is checked, because `--version` would open a window.)
 * @param {string} file
 * @returns {boolean}
 */
function startsUp(file) {
  if (process.platform === 'win32') return existsSync(file);
  return spawnSync(file, ['--version'], { stdio: 'ignore', timeout: 30_000 }).status === 0;
}

/**
 * The file of Playwright's own Chromium, whether or not it has been downloaded.
 * @returns {Promise<string>}
 */
export async function playwrightChromium() {
  const { chromium } = await import('@playwright/test');
  return chromium.executablePath();
}

/** @type {Lookups} */
const machine = {
  chosen: CHROMIUM_PATH,
  onPath: whichCommand,
  ofPlaywright: playwrightChromium,
  works: startsUp,
};

/**
 * The first Chromium that works: CHROMIUM_PATH, then the PATH, then Playwright's own.
 * @param {Partial<Lookups>} [lookups] replaces this machine's lookups
 * @returns {Promise<string | undefined>}
 */
export async function findChromium(lookups = {}) {
  const { chosen, onPath, ofPlaywright, works } = { ...machine, ...lookups };
  if (chosen) {
    if (works(chosen)) return chosen;
    throw new Fault(`CHROMIUM_PATH is ${chosen}, which does not start.`, 'unset CHROMIUM_PATH');
  }
  for (const command of commands) {
    const file = onPath(command);
    if (file !== undefined && works(file)) return file;
  }
  const own = await ofPlaywright();
  return works(own) ? own : undefined;
}
