// `npm run notices`: writes THIRD_PARTY_NOTICES, the licences of the packages that the lock file brings to
// the page. A test compares the file with what this script makes.

import { readdirSync, readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { runMain } from './fault.mjs';
import { root } from './paths.mjs';

/** The file of the notices, from the root. */
export const noticesFile = 'THIRD_PARTY_NOTICES';

/** Packages that hold types and no code that runs; TypeScript itself only reads them. */
const typesOnly = /(?:^|\/)(?:@types\/.*|@webgpu\/types|csstype|typescript)$/;
const licenceName = /^(?:licen[cs]e|copying|notice)(?:$|[.-])/i;
const require = createRequire(import.meta.url);

/** What no package brings: the page has code that was generated from it. */
const schemas = [{ name: 'onnx.proto', version: '1.12.0', licence: 'Apache-2.0' }];

/**
 * A package, as the lock file has it.
 * @typedef {{ folder: string, name: string, version: string, licence: string }} LockedPackage
 */

/**
 * The packages whose code may reach the page, in the order of their names.
 * @param {{ packages: Record<string, { dev?: boolean, optional?: boolean, peer?: boolean, devOptional?: boolean, version?: string, license?: string }> }} lock
 * @returns {LockedPackage[]}
 */
export function packagesOfThePage(lock) {
  return Object.entries(lock.packages)
    .filter(([folder, { dev, optional, devOptional }]) => {
      return folder !== '' && !dev && !optional && !devOptional && !typesOnly.test(folder);
    })
    .map(([folder, { version = '', license = '' }]) => ({
      folder,
      name: folder.slice(folder.lastIndexOf('node_modules/') + 'node_modules/'.length),
      version,
      licence: license,
    }))
    .sort((one, other) =>
      `${one.name}@${one.version}` < `${other.name}@${other.version}` ? -1 : 1,
    );
}

/**
 * The text of a package's licence: the files that it brings, or else the licence that it names.
 * @param {LockedPackage} one
 * @returns {string}
 */
export function licenceOf({ folder, name, licence }) {
  const path = join(root, folder);
  const texts = readdirSync(path)
    .filter((file) => licenceName.test(file))
    .sort()
    .map((file) => readFileSync(join(path, file), 'utf8').replaceAll('\r\n', '\n').trim());
  return texts.length > 0 ? texts.join('\n\n') : textsOf(licence, name);
}

/**
 * The texts of a licence, or of all that apply together (`(Apache-2.0 AND BSD-3-Clause)`).
 * @param {string} licence
 * @param {string} name of what is licensed
 * @returns {string}
 */
function textsOf(licence, name) {
  const texts = licence.split(/[() ]+(?:AND )?/).filter((one) => one !== '');
  return texts
    .map((one) => {
      /** @type {{ licenseText: string }} */
      const { licenseText } = require(`spdx-license-list/licenses/${one}.json`);
      return licenseText
        .replace(/<year> <(?:copyright holders|owner)>/, `the authors of ${name}`)
        .trim();
    })
    .join('\n\n');
}

/**
 * The whole file: each text once, below the packages that it belongs to.
 * @returns {string}
 */
export function thirdPartyNotices() {
  const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
  /** @type {Map<string, string[]>} */
  const namesOfText = new Map();
  const licensed = [
    ...packagesOfThePage(lock).map((one) => ({ ...one, text: licenceOf(one) })),
    ...schemas.map((one) => ({ ...one, text: textsOf(one.licence, one.name) })),
  ];
  for (const { name, version, licence, text } of licensed) {
    const names = namesOfText.get(text) ?? [];
    namesOfText.set(text, [...names, `${name} ${version} (${licence})`]);
  }
  const line = '#'.repeat(80);
  const parts = [...namesOfText].map(
    ([text, names]) => `${line}\n${names.join('\n')}\n\n${text}\n`,
  );
  const head =
    'The page contains code of these packages, each under its own licence.\n' +
    'Made from package-lock.json by: npm run notices\n';
  return `${head}\n${parts.join('\n')}`;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await runMain(() => writeFile(join(root, noticesFile), thirdPartyNotices()));
}
