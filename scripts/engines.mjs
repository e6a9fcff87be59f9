// Finds the browser engines that the page is tried in, beside Chromium: Firefox and WebKitGTK. Installs none.

import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { findChromium, whichCommand } from './chromium.mjs';

/**
 * The files that drive an engine, as far as this machine has them.
 * @typedef {object} EngineFiles
 * @property {string | undefined} chromium
 * @property {string | undefined} firefox
 * @property {WebKitFiles | undefined} webKit
 *
 * WebKit's driver, the browser that it starts, and the display that the browser needs.
 * @typedef {{ driver: string, browser: string, display: string }} WebKitFiles
 *
 * An engine by its name, whether it is here, and Debian's packages that bring it.
 * @typedef {{ name: string, isFound: boolean, packages: readonly string[] }} Engine
 */

/** The command that installs what is missing. */
export const enginesRemedy = 'npm run setup -- --all-engines';

/** Where distributions put the browser of WebKit's driver, below a folder of the library's version. */
const webKitRoots = ['/usr/lib', '/usr/libexec', '/usr/lib64'];

/**
 * The finder's view of the machine; passed in, so that a test can replace the machine.
 * @typedef {object} Lookups
 * @property {() => Promise<string | undefined>} chromium
 * @property {(command: string) => string | undefined} onPath a command's file on the PATH
 * @property {() => string | undefined} miniBrowser the file of WebKitGTK's own browser
 * @property {(file: string) => boolean} works whether the file is a Firefox that starts
 */

/** @type {Lookups} */
const machine = {
  chromium: () => findChromium(),
  onPath: whichCommand,
  miniBrowser: () => findMiniBrowser(),
  works: (file) =>
    spawnSync(file, ['--version'], { stdio: 'ignore', timeout: 60_000 }).status === 0,
};

/**
 * WebKitGTK's own browser: the newest, in a folder such as `/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1`.
 * @param {readonly string[]} [roots]
 * @returns {string | undefined}
 */
export function findMiniBrowser(roots = webKitRoots) {
  const folders = roots.flatMap((root) => [
    root,
    ...foldersIn(root).filter((name) => /-linux-/.test(name)),
  ]);
  return folders
    .flatMap((folder) => foldersIn(folder).filter((name) => /\/webkit2?gtk-[\d.]+$/.test(name)))
    .map((folder) => join(folder, 'MiniBrowser'))
    .filter((file) => existsSync(file))
    .sort()
    .at(-1);
}

/** @param {string} folder */
function foldersIn(folder) {
  if (!existsSync(folder)) return [];
  const entries = readdirSync(folder, { withFileTypes: true });
  return entries.filter((entry) => entry.isDirectory()).map(({ name }) => join(folder, name));
}

/**
 * The files of every engine that this machine has.
 * @param {Partial<Lookups>} [lookups] replaces this machine's lookups
 * @returns {Promise<EngineFiles>}
 */
export async function findEngineFiles(lookups = {}) {
  const { chromium, onPath, miniBrowser, works } = { ...machine, ...lookups };
  const firefox = ['firefox-esr', 'firefox']
    .map((command) => onPath(command))
    .find((file) => file !== undefined && works(file));
  const driver = onPath('WebKitWebDriver');
  const display = onPath('Xvfb');
  const browser = miniBrowser();
  const isWhole = driver !== undefined && display !== undefined && browser !== undefined;
  return {
    chromium: await chromium(),
    firefox,
    webKit: isWhole ? { driver, browser, display } : undefined,
  };
}

/**
 * Every engine, and whether it is here.
 * @param {EngineFiles} files
 * @returns {Engine[]}
 */
export function listEngines({ chromium, firefox, webKit }) {
  return [
    { name: 'Chromium', isFound: chromium !== undefined, packages: ['chromium'] },
    { name: 'Firefox', isFound: firefox !== undefined, packages: ['firefox-esr'] },
    { name: 'WebKitGTK', isFound: webKit !== undefined, packages: ['webkit2gtk-driver', 'xvfb'] },
  ];
}

/**
 * One sentence that names the engines that are not here; `null` where all are.
 * @param {readonly Engine[]} engines
 * @returns {string | null}
 */
export function notTried(engines) {
  const names = engines.filter(({ isFound }) => !isFound).map(({ name }) => name);
  if (names.length === 0) return null;
  return `Not tried, because not installed: ${names.join(', ')}. To try them too: ${enginesRemedy}`;
}
