/** A file of the page that is gone costs no more than its part, and not for longer than it is gone. */
import type { Locator, Page } from '@playwright/test';
import { MapFigure } from './support/map.ts';
import { PicturePanel } from './support/picture.ts';
import { paste, photoOfSeven } from './support/pictures.ts';
import { expect, type Playground, test } from './support/playground.ts';

const trained = 20;

/** Trains a little, so that there is something to lose. */
async function openWithRun(playground: Playground): Promise<void> {
  await playground.open('?backend=wasm');
  await playground.set('Steps', trained);
  await playground.press('Train');
  await playground.isInState('finished');
}

const openTab = (page: Page, name: string): Promise<void> =>
  page.getByRole('tab', { name }).click();

/** The button of the message in a part's place. */
const tryAgain = (playground: Playground): Locator =>
  playground.alert.getByRole('button', { name: 'Try again' });

/** Presses Try again while the files are still gone, and waits until that has failed. */
async function tryInVain(playground: Playground, files: string): Promise<void> {
  const asked = playground.page.waitForRequest(files);
  await tryAgain(playground).click();
  await asked;
  await expect(tryAgain(playground)).toHaveAttribute('aria-busy', 'false');
}

/** From now on the server offers the document of another version; a person who reloads gets the old one. */
async function deployAnother(page: Page): Promise<void> {
  await page.route(
    (url) => url.pathname === '/',
    async (route) => {
      if (route.request().resourceType() !== 'fetch') return route.continue();
      const response = await route.fetch();
      const html = await response.text();
      return route.fulfill({
        response,
        body: html.replace(/index-[\w-]+\.js/, 'index-another.js'),
      });
    },
  );
}

/** Presses Reload, and waits for the page that comes, with the run as it was. */
async function reload(playground: Playground, button: Locator): Promise<void> {
  const steps = await playground.number(playground.stepCount);
  const loaded = playground.page.waitForEvent('load');
  await button.click();
  await loaded;
  await playground.isInState('finished');
  await playground.hasSteps(steps);
}

/** A lazy part: the beginning of its files' names, how a person asks for it, and what it brings. */
interface Part {
  readonly file: string;
  readonly open: (playground: Playground) => Promise<void>;
  readonly shown: (page: Page) => Locator;
}

const tab = (name: string, file: string, shown: Part['shown']): Part => ({
  file,
  open: ({ page }) => openTab(page, name),
  shown,
});

const parts: readonly Part[] = [
  // Recharts comes with the first tab that draws a chart, and has no place of its own.
  tab('How good is it?', 'UnitSquareChart', (page) => page.locator('.recharts-surface')),
  tab('Confusions', 'Confusions', (page) => page.getByRole('figure', { name: 'Confusions' })),
  tab('never seen', 'HeldOut', (page) => page.getByText('Can it compare what it has')),
  tab('Inside one step', 'InsidePanel', (page) => page.getByRole('button', { name: 'Next phase' })),
  tab('One-shot', 'OneShotPanel', (page) => page.getByRole('region', { name: 'Your symbols' })),
  tab('History', 'PastPanel', (page) => page.getByText('Nothing compared yet')),
  {
    file: 'ExplanationPicture',
    open: (playground) => playground.press('Explain this similarity'),
    shown: (page) => page.getByRole('figure', { name: 'Explanation' }),
  },
  {
    file: 'AnswerDialog',
    open: (playground) => playground.press('How does it work?'),
    shown: (page) => page.getByRole('dialog', { name: 'How do two networks share' }),
  },
  {
    file: 'TableDialog',
    open: ({ page }) => new PicturePanel(page, 'Distance histogram').choose('Show as a table'),
    shown: (page) => page.getByRole('dialog', { name: 'Distance histogram' }).getByRole('table'),
  },
  {
    file: 'PhotoDialog',
    open: async ({ a, page }) => {
      await a.surface.hover();
      await paste(page, 'seven.png', 'image/png', await photoOfSeven(page));
    },
    shown: (page) => page.getByRole('dialog', { name: 'A picture for pad A' }),
  },
];

test('each lazy part that is gone and back comes on being asked again, and nothing is lost', {
  tag: '@thorough',
}, async ({ playground, page }) => {
  await openWithRun(playground);
  for (const { file, open, shown } of parts) {
    await test.step(file, async () => {
      const files = `**/assets/${file}-*`;
      await page.route(files, (route) => route.abort());
      await open(playground);
      await expect(playground.alert).toContainText('its file did not arrive');
      await expect(playground.alert).toHaveCount(1);
      await tryInVain(playground, files);
      await page.unroute(files);
      await tryAgain(playground).click();
      await expect(shown(page).first()).toBeVisible();
      await expect(playground.alert).toHaveCount(0);
      await page.keyboard.press('Escape');
      await expect(page.getByRole('dialog')).toHaveCount(0);
    });
  }
  await playground.hasSteps(trained);
  await playground.isInState('finished');
});

test('a part comes in its own style, though its stylesheet was gone at first', {
  tag: '@thorough',
}, async ({ playground, page }) => {
  await playground.open('?backend=wasm');
  await page.route('**/assets/OneShotPanel-*.css', (route) => route.abort());
  await openTab(page, 'One-shot');
  await expect(playground.alert).toContainText('its file did not arrive');
  await page.unroute('**/assets/OneShotPanel-*.css');
  await tryAgain(playground).click();
  const styles = page.locator('link[rel="stylesheet"][href*="/OneShotPanel-"]');
  await expect(page.getByRole('region', { name: 'Your symbols' })).toBeVisible();
  await expect(styles).toHaveCount(1);
  expect(
    await styles.evaluate((link) => link instanceof HTMLLinkElement && link.sheet !== null),
  ).toBe(true);
});

test('a part is tried again when its tab is opened anew, and when the network is back', {
  tag: '@thorough',
}, async ({ playground, page, context }) => {
  await playground.open('?backend=wasm');
  await page.route('**/assets/PastPanel-*', (route) => route.abort());
  await openTab(page, 'History');
  await expect(playground.alert).toContainText('its file did not arrive');
  await page.unroute('**/assets/PastPanel-*');
  await openTab(page, "This step's pairs");
  await openTab(page, 'History');
  await expect(page.getByText('Nothing compared yet')).toBeVisible();

  await context.setOffline(true);
  await openTab(page, 'Confusions');
  await expect(playground.alert).toContainText('the server does not answer');
  await context.setOffline(false);
  await expect(page.getByRole('tabpanel', { name: 'Confusions' })).toContainText('Press Train');
  await expect(playground.alert).toHaveCount(0);
});

test('a part that went with an older version of the page says so, and Reload brings the new one', async ({
  playground,
  page,
}) => {
  await openWithRun(playground);
  await deployAnother(page);
  await page.route('**/assets/InsidePanel-*', (route) => route.fulfill({ status: 404 }));
  await openTab(page, 'Inside one step');
  await expect(playground.alert).toContainText('A new version of this page is here');
  await playground.hasSteps(trained);
  await reload(playground, playground.alert.getByRole('button', { name: 'Reload' }));
});

test('a picture that cannot be saved for want of code says so, and is saved when the code is back', {
  tag: '@thorough',
}, async ({ playground, page }) => {
  await openWithRun(playground);
  const hills = new PicturePanel(page, 'Distance histogram');
  await page.route('**/assets/drawPicture-*', (route) => route.abort());
  await hills.choose('Save picture (PNG)');
  await expect(playground.alert).toContainText('The code that saves pictures could not be loaded.');
  await page.unroute('**/assets/drawPicture-*');
  await playground.press('Close the message');
  expect((await hills.savedPicture()).bytes.length).toBeGreaterThan(1_000);
});

test('a worker whose script is gone is fetched anew on the next try; or a new version is offered', async ({
  playground,
  page,
}) => {
  await playground.openTrained();
  const map = new MapFigure(page);
  await map.isOf(await playground.number(playground.stepCount), 2_000);
  await page.route('**/assets/main-*.js', (route) => route.abort());
  await map.layout('UMAP').click();
  await expect(playground.alert).toContainText('UMAP has stopped: its code could not be loaded.');
  const dialog = page.getByRole('dialog', { name: 'A picture for pad A' });
  const photo = await photoOfSeven(page);
  const pasteOnA = async (): Promise<void> => {
    await playground.a.surface.hover();
    await paste(page, 'seven.png', 'image/png', photo);
  };
  await pasteOnA();
  await expect(dialog.getByRole('alert')).toContainText('its code could not be loaded');
  await dialog.getByRole('button', { name: 'Cancel' }).click();

  await deployAnother(page);
  await map.layout('UMAP').click();
  await expect(playground.alert).toContainText('A new version of this page is here.');
  await pasteOnA();
  await expect(dialog.getByRole('status')).toContainText('A new version of this page is here.');
  await dialog.getByRole('button', { name: 'Cancel' }).click();

  await page.unroute('**/assets/main-*.js');
  await map.layout('UMAP').click();
  await expect(map.umapProgress).toBeVisible();
  await pasteOnA();
  await expect(dialog.getByRole('button', { name: 'Use' })).toBeEnabled();
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await reload(playground, playground.alert.getByRole('button', { name: 'Reload' }));
});

test('a part that throws stops alone, and is drawn anew on being asked', async ({
  playground,
  page,
}) => {
  await openWithRun(playground);
  await page.route('**/assets/PastPanel-*.js', (route) =>
    route.fulfill({
      contentType: 'text/javascript',
      body: `export function PastPanel() {
        if (window.isMended !== true) throw new Error('made to fail');
        return 'mended';
      }`,
    }),
  );
  await openTab(page, 'History');
  await expect(playground.alert).toContainText('This part of the page has stopped on an error');
  await expect(playground.alert).toContainText('made to fail');
  await tryAgain(playground).click();
  await expect(playground.alert).toContainText('made to fail');
  await playground.press('Train on');
  await playground.isInState('finished');
  await page.evaluate(() => Object.assign(window, { isMended: true }));
  await tryAgain(playground).click();
  await expect(page.getByRole('tabpanel', { name: 'History' })).toHaveText('mended');
  await expect(playground.alert).toHaveCount(0);
});
