import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { root } from '../../../scripts/paths.mjs';

/** The pages that people read, from the root, with their texts. */
const pages = new Map<string, string>();

beforeAll(async () => {
  const docs = await readdir(join(root, 'docs'));
  const names = [
    'README.md',
    'CONTRIBUTING.md',
    'SECURITY.md',
    ...docs.filter((name) => name.endsWith('.md')).map((name) => `docs/${name}`),
  ];
  for (const name of names) pages.set(name, await readFile(join(root, name), 'utf8'));
});

/** What a pattern's group finds on a page and is not there. */
function missing(pattern: RegExp, isThere: (found: string, page: string) => boolean): string[] {
  return [...pages].flatMap(([page, text]) =>
    Array.from(text.matchAll(pattern), ([, found = '']) => found)
      .filter((found) => !isThere(found, page))
      .map((found) => `${page}: ${found}`),
  );
}

describe('the pages in words', () => {
  it('link to files that exist', () => {
    const links = /(?:\]\(|src(?:set)?=")(?!https?:)([^)"#]+)/g;
    expect(missing(links, (link, page) => existsSync(join(root, dirname(page), link)))).toEqual([]);
  });

  it('name paths that exist, from the root or from src', () => {
    const paths = /`([\w.-]+(?:\/[\w.-]+)+)`/g;
    const isThere = (path: string): boolean =>
      [root, join(root, 'src')].some((folder) => existsSync(join(folder, path)));
    expect(missing(paths, isThere)).toEqual([]);
  });

  it('start with a README of 150 lines at most', () => {
    expect(pages.get('README.md')?.trimEnd().split('\n').length).toBeLessThanOrEqual(150);
  });

  it('can be reached from the README, every one of them', () => {
    const readme = pages.get('README.md');
    for (const page of pages.keys()) {
      if (page !== 'README.md') expect(readme).toContain(`](${page})`);
    }
  });
});
