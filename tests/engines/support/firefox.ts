/** Drives Firefox by WebDriver BiDi. */
import puppeteer, { type Page } from 'puppeteer-core';
import { type Engine, type EnginePage, windowSize } from './engine.ts';
import { savedIn, temporaryFolder } from './savedFiles.ts';

/** Values of about:config. */
export type Preferences = Readonly<Record<string, boolean | number | string>>;

/** @param preferences differ from those of a fresh profile */
export async function launchFirefox(
  executablePath: string,
  preferences: Preferences = {},
): Promise<Engine> {
  const downloads = await temporaryFolder();
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath,
    headless: true,
    defaultViewport: windowSize,
    extraPrefsFirefox: {
      // As people have it; Puppeteer's own profile lets files read other files.
      'security.fileuri.strict_origin_policy': true,
      'browser.download.dir': downloads.path,
      'browser.download.folderList': 2,
      'browser.download.always_ask_before_handling_new_types': false,
      ...preferences,
    },
  });
  const version = `Firefox ${(await browser.version()).split('/')[1]}`;
  return {
    newPage: async () => {
      const context = await browser.createBrowserContext();
      return drive(await context.newPage(), version, downloads.path);
    },
    close: async () => {
      await browser.close();
      await downloads.remove();
    },
  };
}

function drive(page: Page, browser: string, downloads: string): EnginePage {
  const { mouse, keyboard } = page;
  return {
    browser,
    goTo: async (url) => {
      await page.goto(url);
    },
    reload: async () => {
      await page.reload();
    },
    run: <Result>(expression: string) => page.evaluate<[], () => Result>(expression),
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
    upload: async (selector, path) => {
      const input = await page.$(selector);
      if (input === null) throw new Error(`There is no ${selector}`);
      await input.toElement('input').then((element) => element.uploadFile(path));
    },
    saved: (action) => savedIn(downloads, action),
    screenshot: () => page.screenshot(),
    close: () => page.browserContext().close(),
  };
}
