/** In a contrast theme of the system every control is there, and its state can be told. */
import type { Locator, Page } from '@playwright/test';
import {
  computedColour,
  putOn,
  shareOfColour,
  shareOfOtherPixels,
  themes,
} from './support/looks.ts';
import { expect, type Playground, test } from './support/playground.ts';

/** A picture of a control with no pointer on it and no focus in it. */
async function pictureOf(page: Page, control: Locator): Promise<Buffer> {
  await control.scrollIntoViewIfNeeded();
  await page.mouse.move(0, 0);
  await page.evaluate(() => {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  });
  return control.screenshot({ animations: 'disabled' });
}

/** How much of a control looks different after a person has changed it, 0…1. */
async function changeOf(page: Page, control: Locator, act: () => Promise<void>): Promise<number> {
  const before = await pictureOf(page, control);
  await act();
  return shareOfOtherPixels(before, await pictureOf(page, control));
}

/** The colours of the parts of a legend, each as three values 0…255. */
function backgrounds(parts: Locator): Promise<string[]> {
  return parts.evaluateAll((all) => all.map((part) => getComputedStyle(part).backgroundColor));
}

async function drawBoth(playground: Playground): Promise<void> {
  await playground.a.draw(3);
  await playground.b.draw(7);
  await playground.says('different');
}

for (const colorScheme of themes) {
  test.describe(`a ${colorScheme} contrast theme`, {
    tag: colorScheme === 'dark' ? [] : ['@thorough'],
  }, () => {
    test('tells what is on, chosen, pressed, disabled and how far', async ({
      playground,
      page,
    }) => {
      await playground.open('?backend=wasm');
      await putOn(page, { colorScheme, forcedColors: 'active' });

      const unitLength = playground.switch('Unit length');
      expect(await changeOf(page, unitLength, () => unitLength.click())).toBeGreaterThan(0.2);
      expect(await shareOfColour(unitLength, 'Highlight')).toBeGreaterThan(0.3);

      // What is left of the track is another colour than the part up to the thumb.
      const margin = playground.slider('Margin').locator('xpath=ancestor::*[@data-orientation][1]');
      await playground.set('Margin', 0.3);
      const muchLeft = await shareOfColour(margin, 'var(--line)');
      await playground.set('Margin', 1.8);
      const littleLeft = await shareOfColour(margin, 'var(--line)');
      expect(littleLeft).toBeGreaterThan(0.005);
      expect(muchLeft).toBeGreaterThan(4 * littleLeft);

      for (const [chosen, other] of [
        [playground.radio('CNN'), playground.radio('LSTM')],
        [playground.radio('linear'), playground.radio('logarithmic')],
        [playground.radio('PCA'), playground.radio('UMAP')],
      ] as const) {
        await chosen.scrollIntoViewIfNeeded();
        expect(await shareOfColour(chosen, 'Highlight')).toBeGreaterThan(0.4);
        expect(await shareOfColour(other, 'Highlight')).toBeLessThan(0.05);
      }

      const tab = page.getByRole('tab', { name: 'History' });
      expect(await changeOf(page, tab, () => tab.click())).toBeGreaterThan(0.02);

      const train = playground.button('Train');
      expect(await shareOfColour(train, 'ButtonText')).toBeGreaterThan(0.5);
      expect(await shareOfColour(playground.button('Step'), 'CanvasText')).toBeLessThan(0.3);
      await expect(playground.button('Reset')).toBeDisabled();
      expect(await shareOfColour(playground.button('Reset'), 'GrayText')).toBeGreaterThan(0.02);
      expect(await shareOfColour(playground.button('Reset'), 'CanvasText')).toBeLessThan(0.001);

      await playground.a.draw(3);
      const { erase } = playground.a;
      expect(await changeOf(page, erase, () => erase.click())).toBeGreaterThan(0.4);

      await playground.press('Experiments');
      await page.keyboard.press('ArrowDown');
      const [first, second] = [
        page.getByRole('menuitem').first(),
        page.getByRole('menuitem').nth(1),
      ];
      expect(await shareOfColour(first, 'Highlight')).toBeGreaterThan(0.02);
      expect(await shareOfColour(second, 'Highlight')).toBe(0);
      await page.keyboard.press('Escape');
    });

    test('shows where the focus is', async ({ playground, page }) => {
      await playground.open('?backend=wasm');
      await putOn(page, { colorScheme, forcedColors: 'active' });
      const highlight = await computedColour(page, 'Highlight');
      for (const control of [
        playground.button('Train'),
        playground.switch('Unit length'),
        playground.slider('Margin'),
        playground.radio('CNN'),
        page.getByRole('tab', { name: 'Runs' }),
        playground.a.clear,
      ]) {
        if (!(await control.isEnabled())) continue;
        await page.keyboard.press('Shift');
        await control.focus();
        await expect(control).toHaveCSS('outline-style', 'solid');
        await expect(control).toHaveCSS('outline-color', highlight);
      }
    });

    test('keeps ink, charts and the colours of legends', async ({ playground, page }) => {
      await playground.openTrained();
      await putOn(page, { colorScheme, forcedColors: 'active' });
      await drawBoth(playground);
      const { surface } = playground.a;
      expect(await shareOfColour(surface, 'CanvasText')).toBeGreaterThan(0.03);
      expect(await shareOfColour(surface, 'Canvas')).toBeGreaterThan(0.5);

      const scale = playground.verdict.locator('[data-has-threshold]');
      for (const tone of ['var(--same)', 'var(--different)']) {
        expect(await shareOfColour(scale, tone), tone).toBeGreaterThan(0.01);
      }
      expect(await shareOfColour(scale, 'CanvasText')).toBeGreaterThan(0.002);

      const hills = page.getByRole('figure', { name: 'Distance histogram' });
      await hills.scrollIntoViewIfNeeded();
      const swatches = await backgrounds(hills.locator('[data-look="same"] i'));
      expect(swatches).toEqual([await computedColour(page, 'var(--same)')]);
      expect(await shareOfColour(hills, 'var(--different)')).toBeGreaterThan(0.0005);
      expect(await shareOfColour(hills, 'CanvasText')).toBeGreaterThan(0.005);

      const map = page.getByRole('figure', { name: 'Embedding map' });
      await map.scrollIntoViewIfNeeded();
      const dots = map.getByRole('button', { name: /^Dots of/ }).locator('[aria-hidden]');
      const colours = await dots.evaluateAll((all) => all.map((dot) => getComputedStyle(dot).fill));
      expect(new Set(colours).size).toBe(10);
      const surfaceOfMap = page.getByTestId('map-canvas');
      for (const colour of colours) {
        const painted = `color-mix(in srgb, ${colour} 80%, transparent)`;
        expect(await shareOfColour(surfaceOfMap, painted), colour).toBeGreaterThan(0.0001);
      }
      expect(await shareOfColour(surfaceOfMap, 'CanvasText')).toBeGreaterThan(0.001);

      const curve = page.getByRole('figure', { name: 'Pair accuracy curve' });
      await curve.scrollIntoViewIfNeeded();
      expect(await shareOfColour(curve, 'var(--line)'), 'its grid').toBeGreaterThan(0.002);
      await expect(playground.data).toHaveAttribute('aria-valuenow', '100');
      expect(await shareOfColour(playground.data, 'var(--control-line)')).toBeGreaterThan(0.5);
      await expect(page.getByRole('button', { name: /theme$/ })).toHaveCount(0);
    });
  });
}
