import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findChromium, whichCommand } from '../../../scripts/chromium.mjs';

/** A machine with these commands on its PATH, and only these files that start. */
function machine(commands: Record<string, string>, working: string[], chosen?: string) {
  return {
    chosen,
    onPath: (command: string) => commands[command],
    ofPlaywright: async () => '/playwright/chrome',
    works: (file: string) => working.includes(file),
  };
}

describe('finding Chromium', () => {
  it('takes the one that CHROMIUM_PATH names, before all others', async () => {
    const lookups = machine({ chromium: '/bin/chromium' }, ['/bin/chromium', '/mine'], '/mine');
    expect(await findChromium(lookups)).toBe('/mine');
  });

  it('refuses a CHROMIUM_PATH that does not start, rather than taking another', async () => {
    const lookups = machine({ chromium: '/bin/chromium' }, ['/bin/chromium'], '/mine');
    await expect(findChromium(lookups)).rejects.toThrow('CHROMIUM_PATH is /mine');
  });

  it.each(['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'])(
    'takes %s from the PATH, before that of Playwright',
    async (command) => {
      const lookups = machine({ [command]: '/bin/it' }, ['/bin/it', '/playwright/chrome']);
      expect(await findChromium(lookups)).toBe('/bin/it');
    },
  );

  it('prefers chromium to google-chrome', async () => {
    const commands = { 'google-chrome': '/bin/chrome', chromium: '/bin/chromium' };
    expect(await findChromium(machine(commands, Object.values(commands)))).toBe('/bin/chromium');
  });

  it('passes over a launcher on the PATH that does not start', async () => {
    const commands = { 'chromium-browser': '/bin/stub', 'google-chrome': '/bin/chrome' };
    expect(await findChromium(machine(commands, ['/bin/chrome']))).toBe('/bin/chrome');
  });

  it('takes that of Playwright where the PATH has none', async () => {
    expect(await findChromium(machine({}, ['/playwright/chrome']))).toBe('/playwright/chrome');
  });

  it('finds nothing where nothing starts', async () => {
    expect(await findChromium(machine({ chromium: '/bin/stub' }, []))).toBeUndefined();
  });

  it('takes an empty CHROMIUM_PATH for an absent one', async () => {
    expect(await findChromium(machine({}, ['/playwright/chrome'], ''))).toBe('/playwright/chrome');
  });
});

describe('the real lookups', () => {
  let folder = '';

  /** A command that ends with this exit code. */
  async function writeCommand(name: string, exitCode: number): Promise<string> {
    const file = join(folder, name);
    await writeFile(file, `#!/bin/sh\nexit ${exitCode}\n`);
    await chmod(file, 0o755);
    return file;
  }

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'chromium-test-'));
  });

  afterEach(async () => {
    await rm(folder, { recursive: true, force: true });
  });

  it('find only executable files on a PATH, in its order', async () => {
    const file = await writeCommand('chromium', 0);
    await writeFile(join(folder, 'notes'), '');
    const path = [join(folder, 'absent'), folder].join(delimiter);
    expect(whichCommand('chromium', path)).toBe(file);
    expect(whichCommand('notes', path)).toBeUndefined();
    expect(whichCommand('chromium', '')).toBeUndefined();
  });

  it('take a file that starts, not one that fails to or is not there', async () => {
    const good = await writeCommand('good', 0);
    const bad = await writeCommand('bad', 1);
    expect(await findChromium({ chosen: good })).toBe(good);
    await expect(findChromium({ chosen: bad })).rejects.toThrow(bad);
    await expect(findChromium({ chosen: join(folder, 'absent') })).rejects.toThrow('absent');
  });

  it('name where Playwright keeps its own', async () => {
    const found = await findChromium({ chosen: '', onPath: () => undefined, works: () => true });
    expect(found).toMatch(/chrom/i);
  });
});
