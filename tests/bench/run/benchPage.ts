/** Builds, serves and opens the page that lets ours and the plain way run side by side. */
import type { Browser, Page } from '@playwright/test';
import { build } from 'vite';
import { pathOf } from './paths.ts';
import { withServer } from './server.ts';

const options = {
  configFile: false,
  root: pathOf('tests/bench/browser'),
  publicDir: pathOf('public'),
  logLevel: 'error',
  build: {
    outDir: pathOf('.cache/bench/side-by-side'),
    emptyOutDir: true,
    target: 'es2023',
    assetsInlineLimit: 0,
  },
  worker: { format: 'es' },
} as const;

/** Builds the page. */
export async function buildBenchPage(): Promise<void> {
  await build(options);
}

/** Hands over the open page, and closes it afterwards. */
export function withBenchPage<T>(browser: Browser, use: (page: Page) => Promise<T>): Promise<T> {
  return withServer(options, async (url) => {
    const page = await browser.newPage();
    page.on('console', (message) => console.error(`  ${message.text()}`));
    try {
      await page.goto(url);
      return await use(page);
    } finally {
      await page.close();
    }
  });
}
