import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it } from 'vitest';
import { root } from '../../../scripts/paths.mjs';

const program = join(root, 'examples', 'train.mjs');
const steps = 60;

describe('the program that trains the default network on MNIST', () => {
  let printed = '';

  beforeAll(async () => {
    const { stdout } = await promisify(execFile)(process.execPath, [program, String(steps)]);
    printed = stdout;
  }, 180_000);

  it('starts near the loss of a network that puts all digits at one point: the margin squared', () => {
    const [, loss] = /step 0: loss (\S+)/.exec(printed) ?? [];
    expect(Number(loss)).toBeGreaterThan(0.7);
    expect(Number(loss)).toBeLessThan(1);
  });

  it('tells most test pairs right after a few steps, with a threshold below the margin', () => {
    const [, threshold, percent] = /threshold (\S+), .* (\S+) %/.exec(printed) ?? [];
    expect(Number(threshold)).toBeGreaterThan(0);
    expect(Number(threshold)).toBeLessThan(1);
    // Chance is 50 %.
    expect(Number(percent)).toBeGreaterThan(75);
    expect(Number(percent)).toBeLessThanOrEqual(100);
  });

  it('is shorter than 40 lines', async () => {
    const text = await readFile(program, 'utf8');
    expect(text.trimEnd().split('\n').length).toBeLessThan(40);
  });
});
