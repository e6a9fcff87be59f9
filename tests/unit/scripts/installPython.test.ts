import { describe, expect, it } from 'vitest';
import { ensurePython } from '../../../scripts/install-python.mjs';

/** Installs on a machine whose Python has these modules; what was installed and said. */
async function installedOn(modules: readonly string[], canInstall = true, works = true) {
  const installed: string[] = [];
  const said: string[] = [];
  await ensurePython({
    rights: () => ({ hasApt: canInstall, isRoot: true, hasSudo: false }),
    has: (module: string) => modules.includes(module),
    install: async (_apt, packages) => {
      if (!works) throw new Error('no network');
      installed.push(...packages);
    },
    say: (line: string) => said.push(line),
  });
  return { installed, said };
}

describe('the Python that reads the exports', () => {
  it('gets the packages that it lacks', async () => {
    expect((await installedOn(['numpy'])).installed).toEqual(['python3-torch', 'python3-onnx']);
  });

  it('is left alone where it has all', async () => {
    expect(await installedOn(['torch', 'numpy', 'onnx'])).toEqual({ installed: [], said: [] });
  });

  it('is done without where there is no apt-get, or it fails, and that is said', async () => {
    for (const { installed, said } of [
      await installedOn([], false),
      await installedOn([], true, false),
    ]) {
      expect(installed).toEqual([]);
      expect(said.at(-1)).toContain('the tests that need them are skipped');
    }
  });
});
