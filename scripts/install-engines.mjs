// Owns the installation of the browser engines beside Chromium, from Debian's packages; only where asked for.

import { aptGet, installPackages, readRights } from './apt.mjs';
import { findEngineFiles, listEngines } from './engines.mjs';
import { Fault } from './fault.mjs';

/**
 * The installer's view of the machine; passed in, so that a test can replace the machine.
 * @typedef {object} Machine
 * @property {() => import('./apt.mjs').Rights} rights
 * @property {() => Promise<readonly import('./engines.mjs').Engine[]>} look
 * @property {typeof installPackages} install
 */

/** @type {Machine} */
const machine = {
  rights: readRights,
  look: async () => listEngines(await findEngineFiles()),
  install: installPackages,
};

/**
 * Installs the engines that are missing.
 * @param {Partial<Machine>} [replaced]
 * @returns {Promise<void>}
 */
export async function ensureEngines(replaced = {}) {
  const { rights, look, install } = { ...machine, ...replaced };
  const missing = (await look()).filter(({ isFound }) => !isFound);
  if (missing.length === 0) return;
  const names = namesOf(missing);
  const packages = missing.flatMap((engine) => engine.packages);
  const remedy = `install what Debian calls ${packages.join(', ')}; npm test itself needs none of them`;
  const apt = aptGet(rights());
  if (apt === null) {
    throw new Fault(
      `${names} cannot be installed here: no apt-get, or no right to use it.`,
      remedy,
    );
  }
  console.log(`Installing ${names} …`);
  try {
    await install(apt, packages);
  } catch (error) {
    throw new Fault(`${names} could not be installed.`, remedy, error);
  }
  const stillMissing = (await look()).filter(({ isFound }) => !isFound);
  if (stillMissing.length > 0) {
    throw new Fault(`${namesOf(stillMissing)} cannot be found, although installed.`, remedy);
  }
}

/** @param {readonly import('./engines.mjs').Engine[]} engines */
function namesOf(engines) {
  return engines.map(({ name }) => name).join(', ');
}
