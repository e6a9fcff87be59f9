/** Drives Chromium by Playwright. */
import { readFile } from 'node:fs/promises';
import { chromium, type Page } from '@playwright/test';
import { type Engine, type EnginePage, windowSize } from './engine.ts';

export async function launchChromium(executablePath: string): Promise<Engine> {
  const browser = await chromium.launch({ executablePath });
  return {
    newPage: async () => {
      const context = await browser.newContext({ viewport: windowSize });
      return drive(await context.newPage());
    },
    close: () => browser.close(),
  };
}

function drive(page: Page): EnginePage {
  const { mouse, keyboard } = page;
  return {
    browser: `Chromium ${page.context().browser()?.version()}`,
    goTo: async (url) => {
      await page.goto(url);
    },
    reload: async () => {
      await page.reload();
    },
    run: (expression) => page.evaluate(expression),
    drag: async (places) => {
      for (const [index, { x, y }] of places.entries()) {
        await mouse.move(x, y);
        if (index === 0) await mouse.down();
      }
      await mouse.up();
    },
    moveTo: ({ x, y }) => mouse.move(x, y),
    type: (text) => keyboard.type(text),
    pressEnter: () => keyboard.press('Enter'),
    upload: (selector, path) => page.setInputFiles(selector, path),
    saved: async (action) => {
      const [download] = await Promise.all([page.waitForEvent('download'), action()]);
      return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
    },
    screenshot: () => page.screenshot(),
    close: () => page.context().close(),
  };
}
