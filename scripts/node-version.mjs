// Owns the Node versions that this project runs on: the same as Vite 8's.

import { Fault } from './fault.mjs';

export const supported = '^20.19.0 || >=22.12.0';

/**
 * Whether a Node version lies in `supported`.
 * @param {string} version such as '20.19.4'
 * @returns {boolean}
 */
export function isSupported(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return (major === 20 && minor >= 19) || (major === 22 && minor >= 12) || major > 22;
}

/**
 * Refuses a Node version outside `supported`.
 * @param {string} [version]
 */
export function checkNode(version = process.versions.node) {
  if (isSupported(version)) return;
  throw new Fault(
    `Node ${version} cannot run this project: it needs ${supported}.`,
    'nvm install 22 (without nvm: https://nodejs.org/en/download)',
  );
}
