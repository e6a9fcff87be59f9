/** Nothing that a person may be about to press moves while a run begins, goes on and ends. */
import type { Page } from '@playwright/test';
import { expect, test } from './support/playground.ts';

declare global {
  /** In the page: for each part of it, the places of its top in the document, in CSS pixels. */
  var tops: Map<string, Set<number>>;
}

/** Runs in the page: notes in every frame where its parts begin. */
function watchTops(): void {
  globalThis.tops = new Map();
  const parts = 'header, main > *, main section[aria-label], main figure, [role="tab"]';
  const look = (): void => {
    for (const [index, element] of document.querySelectorAll(parts).entries()) {
      const name = `${index} ${element.getAttribute('aria-label') ?? element.textContent}`;
      const tops = globalThis.tops.get(name.slice(0, 40)) ?? new Set();
      tops.add(Math.round(element.getBoundingClientRect().top + scrollY));
      globalThis.tops.set(name.slice(0, 40), tops);
    }
    requestAnimationFrame(look);
  };
  look();
}

/** The parts that began at more than one place, with these places. */
const moved = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...globalThis.tops]
      .filter(([, tops]) => tops.size > 1)
      .map(([name, tops]) => `${name}: ${[...tops].join(', ')}`),
  );

for (const { width, tag } of [
  { width: 1440, tag: [] },
  { width: 390, tag: [] },
  { width: 768, tag: ['@thorough'] },
]) {
  test(`no part of the page moves while a network trains, at ${width} pixels`, { tag }, async ({
    playground,
    page,
  }) => {
    await page.setViewportSize({ width, height: 900 });
    await playground.open('?backend=wasm&steps=60');
    // The parts that arrive late are there.
    await page.getByText('Embed one panel').scrollIntoViewIfNeeded();
    await expect(page.getByText('Loading …')).toHaveCount(0);
    await expect(page.locator('[data-step="0"] canvas').first()).toBeVisible();
    await page.evaluate(watchTops);
    await playground.press('Train');
    await playground.isInState('finished');
    await expect(playground.pairAccuracy).toHaveAttribute('data-basis', 'full');
    expect(await page.evaluate(() => globalThis.tops.size)).toBeGreaterThan(15);
    expect(await moved(page)).toEqual([]);
  });
}
