import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it } from 'vitest';
import { root } from '../../../scripts/paths.mjs';

const program = join(root, 'examples', 'siamese-lstm.mjs');

describe('the program of two LSTMs that share their weights', () => {
  let printed = '';

  beforeAll(async () => {
    const { stdout } = await promisify(execFile)(process.execPath, [program]);
    printed = stdout;
  }, 180_000);

  /** The numbers that a pattern's group finds, in order. */
  function numbers(pattern: RegExp): number[] {
    return [...printed.matchAll(pattern)].map(([, text]) => Number(text));
  }

  it('has every weight once, though it is used on both sides', () => {
    // Four gates see 28 pixels and 16 states, each with a bias; then 16 states become 8 numbers.
    const lstm = 4 * 16 * (28 + 16 + 1);
    const dense = (16 + 1) * 8;
    expect(numbers(/(\d+) in the (?:encoder|network)/g)).toEqual([lstm + dense, lstm + dense]);
  });

  it('learns: its loss falls, below that of the best distance that knows nothing of its pair', () => {
    const losses = numbers(/loss (\d\.\d+)/g);
    expect(losses).toHaveLength(5);
    // With as many pairs of each kind: ½ d² + ½ (1 − d)² is least at d = ½.
    expect(losses.at(-1)).toBeLessThan(0.25);
    expect(losses.at(-1)).toBeLessThan(0.75 * (losses[0] ?? 0));
  });

  it('has a gradient that is the sum of those through either side', () => {
    const [gap, ...others] = numbers(/\|both − \(A \+ B\)\| \/ \|both\| = (\S+)/g);
    expect(others).toEqual([]);
    expect(gap).toBeLessThanOrEqual(1e-5);
  });

  it('stands in the answer as it runs', async () => {
    const [text, answer] = await Promise.all([
      readFile(program, 'utf8'),
      readFile(join(root, 'docs', 'answer.md'), 'utf8'),
    ]);
    expect(answer).toContain(`\`\`\`js\n${text}\`\`\`\n`);
  });
});
