import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  findEngineFiles,
  findMiniBrowser,
  listEngines,
  notTried,
} from '../../../scripts/engines.mjs';
import { ensureEngines } from '../../../scripts/install-engines.mjs';

/** A machine with these commands on its PATH, of which only some start. */
function machine(commands: readonly string[], miniBrowser?: string, works = true) {
  return {
    chromium: async () => '/bin/chromium',
    onPath: (command: string) => (commands.includes(command) ? `/bin/${command}` : undefined),
    miniBrowser: () => miniBrowser,
    works: () => works,
  };
}

const webKitCommands = ['WebKitWebDriver', 'Xvfb'];

async function foundOn(lookups: ReturnType<typeof machine>): Promise<string[]> {
  const engines = listEngines(await findEngineFiles(lookups));
  return engines.filter(({ isFound }) => isFound).map(({ name }) => name);
}

describe('finding the engines', () => {
  it('finds Chromium alone on a machine without the others', async () => {
    expect(await foundOn(machine([]))).toEqual(['Chromium']);
  });

  it('takes Firefox by either of its commands, if it starts', async () => {
    for (const command of ['firefox-esr', 'firefox']) {
      expect(await foundOn(machine([command]))).toEqual(['Chromium', 'Firefox']);
      expect(await foundOn(machine([command], undefined, false))).toEqual(['Chromium']);
    }
  });

  it('takes WebKit only with its driver, its browser and a display', async () => {
    expect(await foundOn(machine(webKitCommands, '/MiniBrowser'))).toContain('WebKitGTK');
    expect(await foundOn(machine(webKitCommands))).toEqual(['Chromium']);
    for (const command of webKitCommands) {
      expect(await foundOn(machine([command], '/MiniBrowser'))).toEqual(['Chromium']);
    }
  });

  it('names those that were not tried and the command that brings them, and is still if none', async () => {
    const none = listEngines(await findEngineFiles(machine([])));
    expect(notTried(none)).toMatch(/Firefox, WebKitGTK\..*npm run setup -- --all-engines$/);
    const all = listEngines(
      await findEngineFiles(machine(['firefox', ...webKitCommands], '/MiniBrowser')),
    );
    expect(notTried(all)).toBeNull();
  });
});

describe('WebKitGTK’s own browser', () => {
  let root = '';

  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'engines-test-'));
  });

  afterEach(async () => {
    await rm(root, { recursive: true, force: true });
  });

  async function putBrowser(folder: string): Promise<string> {
    await mkdir(join(root, folder), { recursive: true });
    const file = join(root, folder, 'MiniBrowser');
    await writeFile(file, '');
    return file;
  }

  it('is found in a folder of its version, with or without one of the machine’s kind', async () => {
    expect(findMiniBrowser([root, join(root, 'absent')])).toBeUndefined();
    const plain = await putBrowser('webkit2gtk-4.0');
    expect(findMiniBrowser([root])).toBe(plain);
    const multiarch = await putBrowser('x86_64-linux-gnu/webkit2gtk-4.1');
    expect(findMiniBrowser([join(root, 'absent'), root])).toBe(multiarch);
  });

  it('is not a folder without the browser, nor one of another program, nor a file', async () => {
    await writeFile(join(root, 'ld-linux-x86-64.so.2'), '');
    await mkdir(join(root, 'webkit2gtk-4.1'));
    await putBrowser('other-4.1');
    expect(findMiniBrowser([root])).toBeUndefined();
  });
});

describe('installing them', () => {
  const packages = ['firefox-esr', 'webkit2gtk-driver', 'xvfb'];
  const isRoot = { hasApt: true, isRoot: true, hasSudo: false };
  const files = { chromium: '/c', firefox: '/f', webKit: { driver: '', browser: '', display: '' } };
  const none = listEngines({ ...files, firefox: undefined, webKit: undefined });
  const all = listEngines(files);

  beforeEach(() => {
    vi.spyOn(console, 'log').mockImplementation(() => {});
  });

  it('installs nothing where all are here', async () => {
    const install = vi.fn();
    await ensureEngines({ look: async () => all, rights: () => isRoot, install });
    expect(install).not.toHaveBeenCalled();
  });

  it('installs Debian’s packages, as root or through sudo', async () => {
    for (const rights of [isRoot, { hasApt: true, isRoot: false, hasSudo: true }]) {
      const install = vi.fn(async () => {});
      const look = vi.fn().mockResolvedValueOnce(none).mockResolvedValue(all);
      await ensureEngines({ look, rights: () => rights, install });
      const apt = expect.arrayContaining([rights.isRoot ? 'env' : 'sudo', 'apt-get']);
      expect(install).toHaveBeenCalledExactlyOnceWith(apt, packages);
    }
  });

  it('says what to install where it cannot, where that fails, and where it brings nothing', async () => {
    const remedy = expect.stringContaining('firefox-esr, webkit2gtk-driver, xvfb');
    const attempts = [
      { rights: { ...isRoot, hasApt: false }, install: async () => {}, message: 'no apt-get' },
      { rights: { ...isRoot, isRoot: false }, install: async () => {}, message: 'no right' },
      {
        rights: isRoot,
        install: () => Promise.reject(new Error('no network')),
        message: 'could not be installed',
      },
      { rights: isRoot, install: async () => {}, message: 'cannot be found' },
    ];
    for (const { rights, install, message } of attempts) {
      const trying = ensureEngines({ look: async () => none, rights: () => rights, install });
      await expect(trying).rejects.toMatchObject({
        message: expect.stringContaining(message),
        remedy,
      });
    }
  });
});
