/** Our WebGL kernels, which no Node can run, on a page of their own. */
import { fileURLToPath } from 'node:url';
import { expect, test } from '@playwright/test';
import { build } from 'vite';
import { withServer } from '../bench/run/server.ts';
import { allKernelCases } from '../helpers/kernels/allCases.ts';

const pathOf = (path: string) => fileURLToPath(new URL(path, import.meta.url));

const options = {
  configFile: false,
  root: pathOf('kernels'),
  publicDir: false,
  logLevel: 'error',
  build: { outDir: pathOf('../../.cache/kernels'), emptyOutDir: true, target: 'es2023' },
} as const;

test('every WebGL kernel of ours computes what the plain way computes', async ({ page }) => {
  await build(options);
  await withServer(options, async (url) => {
    await page.goto(url);
    const { renderer, calls, faults } = await page.evaluate(() => window.runKernelSuite());
    expect(renderer).toBe('SwiftShader');
    expect(calls).toBe(allKernelCases.flatMap(({ cases }) => cases).length);
    expect(faults).toEqual([]);
  });
});
