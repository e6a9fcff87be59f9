/** Our WebGL kernels, which no Node can run, on a page of their own. */
import { fileURLToPath } from 'node:url';
import { expect, test } from '@playwright/test';
import { build } from 'vite';
import { withServer } from '../bench/run/server.ts';

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
    const { renderer, findings } = await page.evaluate(() => window.compareKernels());
    expect(renderer).toBe('SwiftShader');
    const kernels = findings.map(({ kernel }) => kernel);
    expect([...new Set(kernels)].sort()).toEqual([
      'AdamUpdate',
      'BatchMatMul',
      'ColumnSums',
      'ContrastivePairs',
      'LstmCellBackward',
      'LstmCellForward',
      'ReluGradient',
      '_FusedMatMul',
    ]);
    for (const { kernel, shape, isOurs, count, difference } of findings) {
      const call = `${kernel} of ${shape}`;
      expect(isOurs, call).toBe(true);
      expect(count, call).toBeGreaterThan(0);
      expect(difference, call).toBeLessThan(1e-5);
    }
  });
});
