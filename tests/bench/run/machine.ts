/** What everything was measured on. */
import { availableParallelism, cpus } from 'node:os';
import type { Browser } from '@playwright/test';

export interface Machine {
  readonly processor: string;
  readonly cores: number;
  readonly node: string;
  readonly chromium: string;
  /** As WebGL names it. */
  readonly webGlRenderer: string;
}

export async function describeMachine(browser: Browser): Promise<Machine> {
  const page = await browser.newPage();
  const webGlRenderer = await page.evaluate(() => {
    const context = new OffscreenCanvas(1, 1).getContext('webgl2');
    const extension = context?.getExtension('WEBGL_debug_renderer_info');
    return extension ? String(context?.getParameter(extension.UNMASKED_RENDERER_WEBGL)) : 'none';
  });
  await page.close();
  return {
    processor: cpus()[0]?.model ?? 'unknown processor',
    cores: availableParallelism(),
    node: process.version,
    chromium: browser.version(),
    webGlRenderer,
  };
}
