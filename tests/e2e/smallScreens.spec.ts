/** Small screens, large letters and much space between them: every word can be read. */
import type { Page } from '@playwright/test';
import { illegibleWords, sidewaysOverflow, textSpacing } from './support/legibility.ts';
import { expect, type Playground, test } from './support/playground.ts';
import { tooSmall } from './support/targets.ts';

/** A page with words everywhere: trained, with unit length, two drawings and their explanation. */
async function openFull(playground: Playground, page: Page): Promise<void> {
  await playground.openTrained();
  await playground.switch('Unit length').click();
  await playground.a.draw(3);
  await playground.b.draw(7);
  await playground.says('different');
  await page.getByRole('button', { name: 'Explain this similarity' }).click();
  await page.getByRole('button', { name: /^Advanced/ }).click();
}

async function everyWordIsLegible(page: Page, where: string): Promise<void> {
  for (const tab of await page.getByRole('tab').all()) {
    await tab.click();
    await expect(page.getByText('Loading …')).toHaveCount(0);
    const name = `${where}, ${await tab.textContent()}`;
    // What is drawn late, or moves to its place, is looked at again.
    await expect.poll(() => illegibleWords(page), name).toEqual([]);
    expect(await sidewaysOverflow(page), name).toBeLessThanOrEqual(0);
  }
}

test('no word is cut off or lies on another, and nothing scrolls sideways, at any width', async ({
  playground,
  page,
}) => {
  await openFull(playground, page);
  for (const width of [320, 390, 768, 1024, 1440, 1920]) {
    await page.setViewportSize({ width, height: 900 });
    await everyWordIsLegible(page, `${width} px`);
  }
});

test('nor with the widest spacing of text that a person may set', { tag: '@thorough' }, async ({
  playground,
  page,
}) => {
  await openFull(playground, page);
  await page.addStyleTag({ content: textSpacing });
  for (const width of [320, 390, 768, 1440]) {
    await page.setViewportSize({ width, height: 900 });
    await everyWordIsLegible(page, `${width} px, spaced`);
  }
});

test('enlarged four times, the head of the page leaves room and scrolls away', async ({
  playground,
  page,
}) => {
  await page.setViewportSize({ width: 320, height: 256 });
  await playground.open('?backend=wasm');
  const head = page.getByRole('banner');
  expect((await head.boundingBox())?.height).toBeLessThan(0.85 * 256);
  await expect(playground.backend).toBeVisible();
  expect(await playground.backend.evaluate((name) => name.scrollWidth - name.clientWidth)).toBe(0);
  await playground.a.surface.evaluate((pad) => pad.scrollIntoView({ block: 'center' }));
  await expect(head).not.toBeInViewport();
  await expect(playground.button('Train')).not.toBeInViewport();
  // All of the pad is free, and the digit that the network sees lies beside the ink.
  const [pad, seen] = [
    await playground.a.surface.boundingBox(),
    await playground.a.seen.boundingBox(),
  ];
  expect(pad?.height).toBeLessThan(256);
  expect(seen !== null && pad !== null && seen.y + seen.height <= pad.y).toBe(true);
  expect(await sidewaysOverflow(page)).toBeLessThanOrEqual(0);
});

test('on a small screen the keys lead to nothing that the buttons below cover', async ({
  playground,
  page,
}) => {
  await page.setViewportSize({ width: 390, height: 700 });
  await playground.open('?backend=wasm');
  await page.getByRole('link', { name: 'Skip to the pads' }).focus();
  for (let stop = 0; stop < 60; stop++) {
    await page.keyboard.press('Tab');
    const isCovered = await page.evaluate(() => {
      const focused = document.activeElement;
      if (focused === null || focused === document.body) return null;
      const { left, top, width, height } = focused.getBoundingClientRect();
      const there = document.elementFromPoint(left + width / 2, top + height / 2);
      const bar = document.querySelector('[data-testid="run-state"]');
      return bar?.contains(there) === true && !bar.contains(focused) ? focused.outerHTML : null;
    });
    expect(isCovered).toBeNull();
  }
});

for (const width of [390, 1440]) {
  test(`whatever can be pressed is at least 24 pixels wide and high at ${width} pixels`, {
    tag: width === 390 ? [] : ['@thorough'],
  }, async ({ playground, page }) => {
    await page.setViewportSize({ width, height: 900 });
    await openFull(playground, page);
    for (const tab of await page.getByRole('tab').all()) {
      await tab.click();
      await expect(page.getByText('Loading …')).toHaveCount(0);
      expect.soft(await tooSmall(page, 'mouse'), (await tab.textContent()) ?? '').toEqual([]);
    }
    await playground.press('Compare over seeds');
    await expect(page.getByRole('dialog')).toBeVisible();
    expect.soft(await tooSmall(page, 'mouse'), 'seeds').toEqual([]);
  });
}
