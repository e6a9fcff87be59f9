// Owns what every script needs before its own work: a Node that fits, the locked dependencies.

import { ensureInstalled } from './install.mjs';
import { checkNode } from './node-version.mjs';

/**
 * Checks Node, then installs the dependencies where they are missing or out of date.
 * @returns {Promise<void>}
 */
export async function prepare() {
  checkNode();
  await ensureInstalled();
}
