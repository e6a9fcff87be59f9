import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { root } from '../../../scripts/paths.mjs';
import {
  licenceOf,
  noticesFile,
  packagesOfThePage,
  thirdPartyNotices,
} from '../../../scripts/third-party-notices.mjs';

let text: string;

beforeAll(async () => {
  text = await readFile(join(root, noticesFile), 'utf8');
});

describe('the notices about other people’s code', () => {
  it('are those of the lock file; if not: npm run notices', () => {
    expect(text === thirdPartyNotices()).toBe(true);
  });

  it('name each dependency of the page with its version', async () => {
    const { dependencies } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
    for (const [name, version] of Object.entries(dependencies)) {
      expect(text).toContain(`\n${name} ${version} (`);
    }
  });

  it('give a text of permission for every package that they name', () => {
    const parts = text.split(/^#{80}$/m).slice(1);
    expect(parts.length).toBeGreaterThan(10);
    for (const part of parts) {
      const [names = '', ...paragraphs] = part.trim().split('\n\n');
      expect(paragraphs.join('\n'), names).toMatch(/permi(?:ssion|tted)|public domain/i);
    }
  });
});

describe('the packages of the page', () => {
  const entry = { version: '1.0.0', license: 'MIT' };

  it('are those that no development needs alone, types left out, nested ones with their own names', () => {
    const packages = packagesOfThePage({
      packages: {
        '': entry,
        'node_modules/zebra': entry,
        'node_modules/ape': { ...entry, version: '2.0.0' },
        'node_modules/zebra/node_modules/@made/ape': entry,
        'node_modules/linter': { ...entry, dev: true },
        'node_modules/fsevents': { ...entry, optional: true },
        'node_modules/@types/zebra': entry,
      },
    });
    expect(packages.map(({ name, version }) => `${name} ${version}`)).toEqual([
      '@made/ape 1.0.0',
      'ape 2.0.0',
      'zebra 1.0.0',
    ]);
  });

  it('whose licence is only named get its text', () => {
    const folder = 'node_modules/@tensorflow/tfjs-backend-cpu';
    const text = licenceOf({ folder, name: 'x', version: '1', licence: 'Apache-2.0' });
    expect(text).toContain('Apache License');
    expect(text).toContain('TERMS AND CONDITIONS FOR USE, REPRODUCTION, AND DISTRIBUTION');
  });
});
