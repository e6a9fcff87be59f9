import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { backendChoices } from '../../../src/settings/choices.ts';
import { datasets } from '../../../src/settings/datasets.ts';
import { hidablePartNames } from '../../../src/settings/link/hidableParts.ts';
import { readLink } from '../../../src/settings/link/readLink.ts';
import { defaultsVersion, exactArithmeticVersion } from '../../../src/settings/settings.ts';

const text = readFileSync(new URL('../../../docs/links.md', import.meta.url), 'utf8');

it('the page about links names all that a link may hide, and nothing else', () => {
  const table = text.slice(text.indexOf('| part |'));
  const named = [...table.matchAll(/^\|([^|]+)\|/gm)].flatMap(([, cell = '']) =>
    [...cell.matchAll(/`([^`]+)`/g)].map(([, name]) => name),
  );
  expect(named.toSorted()).toEqual([...hidablePartNames].toSorted());
});

it('the page about links names every backend, and the versions of the defaults and of exact arithmetic', () => {
  for (const choice of backendChoices) expect(text).toContain(`\`${choice}\``);
  expect(text).toContain(`counts on: ${defaultsVersion} |`);
  expect(text).toContain(`Its version is ${exactArithmeticVersion}:`);
});

it('the links on that page can be followed whole', () => {
  const links = [...text.matchAll(/^\?.+$/gm)].map(([link]) => readLink(link, datasets.mnist));
  expect(links).toHaveLength(3);
  for (const { problems } of links) expect(problems).toEqual([]);
});
