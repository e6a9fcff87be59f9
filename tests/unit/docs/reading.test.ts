import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { root } from '../../../scripts/paths.mjs';
import { linesOfPart, linesOfText } from '../../helpers/sourceLines.ts';

/** A row of the page: a file, what to read of it, and how many lines that is. */
interface Row {
  readonly file: string;
  /** Names of parts; `all` is the whole file. */
  readonly parts: readonly string[];
  readonly lines: number;
}

/** The rows of the page, as it says and as they are; `NaN` lines where a part does not exist. */
async function readRows(page: string): Promise<{ said: Row[]; counted: Row[] }> {
  const said = Array.from(
    page.matchAll(/^\| `(src\/\S+)` \| (.+) \| (\d+) \|$/gm),
    ([, file = '', parts = '', lines]): Row => ({
      file,
      parts: parts.replaceAll('`', '').split(', '),
      lines: Number(lines),
    }),
  );
  const counted = await Promise.all(
    said.map(async ({ file, parts }): Promise<Row> => {
      const text = await readFile(join(root, file), 'utf8');
      const counts = parts.map((part) =>
        part === 'all' ? linesOfText(text) : (linesOfPart(text, part) ?? Number.NaN),
      );
      return { file, parts, lines: sumOf(counts) };
    }),
  );
  return { said, counted };
}

function sumOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0);
}

describe('the reading path', () => {
  let page = '';
  let said: Row[] = [];
  let counted: Row[] = [];

  beforeAll(async () => {
    page = await readFile(join(root, 'docs', 'reading.md'), 'utf8');
    ({ said, counted } = await readRows(page));
  });

  it('names parts of files that exist, with as many lines as they have', () => {
    expect(said.length).toBeGreaterThan(10);
    expect(said).toEqual(counted);
  });

  it('has 600 lines at most, and says how many', () => {
    const total = sumOf(counted.map(({ lines }) => lines));
    expect(total).toBeLessThanOrEqual(600);
    expect(page).toContain(`**${total} lines**`);
  });
});
