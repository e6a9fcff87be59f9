// Prepares every other script's work: checks Node and installs the locked dependencies. Imports no
// installed package, because it runs before the installation.

import { ensureInstalled } from './install.mjs';
import { checkNode } from './node-version.mjs';

/**
 * Checks Node, then installs the dependencies if they are missing or out of date.
 * @returns {Promise<void>}
 */
export async function prepare() {
  checkNode();
  await ensureInstalled();
}
