/** What people drag onto the page: addresses of pictures, files, text. Nothing replaces the page. */
import type { Locator, Page } from '@playwright/test';
import { drop, photoOfSeven } from './support/pictures.ts';
import { expect, test } from './support/playground.ts';

/** What a drag carries, by its type. */
type Carried = Readonly<Record<string, string>>;

const address = 'https://example.org/seven.png';
const picture: Carried = {
  'text/uri-list': address,
  'text/html': `<meta charset="utf-8"><img src="${address}" alt="">`,
  'text/plain': address,
};
const addresses: Readonly<Record<string, Carried>> = {
  'an address alone': { 'text/uri-list': address },
  'a picture of another site': picture,
  'a picture in its markup': { 'text/html': `<img src='${address}'>` },
  'a link': { 'text/uri-list': address, 'text/html': `<a href="${address}">seven</a>` },
};

/** Drags onto an element: whether the page took it from the browser while it hovered, and at the drop. */
async function dragOnto(onto: Locator, carried: Carried): Promise<boolean[]> {
  return onto.evaluate((element, data) => {
    const dataTransfer = new DataTransfer();
    for (const [type, value] of Object.entries(data)) dataTransfer.setData(type, value);
    return ['dragover', 'drop'].map((type) => {
      const event = new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true });
      element.dispatchEvent(event);
      return event.defaultPrevented;
    });
  }, carried);
}

/** The sentence about a dropped address. */
function refusalOn(page: Page): Locator {
  return page.getByRole('alert').filter({ hasText: 'Only an address was dropped' });
}

test.beforeEach(async ({ playground }) => {
  await playground.open('?backend=wasm');
});

test('an address is refused in words wherever it is dropped, and changes nothing', async ({
  playground,
  page,
}) => {
  await playground.a.draw(3);
  const drawn = await playground.a.digit();
  const places = {
    pad: playground.a.surface,
    page: page.locator('body'),
    map: page.getByRole('figure', { name: 'Embedding map', exact: true }),
    field: page.getByRole('spinbutton', { name: 'Margin', exact: true }),
    header: page.getByRole('banner'),
  };
  const refusal = refusalOn(page);
  const url = page.url();
  for (const [place, onto] of Object.entries(places)) {
    for (const [kind, carried] of Object.entries(addresses)) {
      const where = `${kind} on the ${place}`;
      expect(await dragOnto(onto, carried), where).toEqual([true, true]);
      await expect(refusal, where).toContainText('Save the picture and drop its file on a pad');
      await refusal.getByRole('button', { name: 'Close the message' }).click();
      await expect(refusal).toHaveCount(0);
    }
  }
  expect(page.url()).toBe(url);
  expect(await playground.a.digit()).toEqual(drawn);
});

test('a picture that a person drags from another page opens nothing', { tag: '@thorough' }, async ({
  playground,
  page,
}) => {
  // A picture of the page itself stands for another site's: the browser makes the drag.
  await page.evaluate(() => {
    const image = new Image(40, 40);
    image.alt = 'to be dragged';
    image.src =
      'data:image/svg+xml,%3Csvg xmlns="http://www.w3.org/2000/svg" width="40" height="40"/%3E';
    image.style.cssText = 'position: fixed; left: 8px; bottom: 8px; z-index: 99; background: gray';
    document.body.append(image);
  });
  const url = page.url();
  const image = page.getByAltText('to be dragged');
  await image.dragTo(page.getByRole('spinbutton', { name: 'Margin', exact: true }));
  await expect(refusalOn(page)).toBeVisible();
  expect(page.url()).toBe(url);
  await expect(playground.runState).toHaveAttribute('data-value', 'ready');
});

test('a picture is read on a pad, and explained beside it; it takes the refusal away', async ({
  playground,
  page,
}) => {
  const bytes = await photoOfSeven(page);
  const url = page.url();
  await dragOnto(page.locator('body'), picture);
  await expect(refusalOn(page)).toBeVisible();
  const dialog = page.getByRole('dialog', { name: 'A picture for pad A' });
  await drop(playground.a.surface, 'seven.png', 'image/png', bytes);
  await expect(dialog.getByRole('button', { name: 'Use' })).toBeEnabled();
  await expect(refusalOn(page)).toHaveCount(0);
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await expect(dialog).toHaveCount(0);
  await drop(page.locator('body'), 'seven.png', 'image/png', bytes);
  await expect(playground.alert).toContainText('drop it on pad A or B');
  await expect(dialog).toHaveCount(0);
  await expect(refusalOn(page)).toHaveCount(0);
  expect(page.url()).toBe(url);
});

test('text is the browser’s where one types, and is ignored elsewhere', {
  tag: '@thorough',
}, async ({ playground, page }) => {
  const field = page.getByRole('spinbutton', { name: 'Margin', exact: true });
  expect(await dragOnto(field, { 'text/plain': '7' })).toEqual([false, false]);
  expect(await dragOnto(playground.a.surface, { 'text/plain': '7' })).toEqual([true, true]);
  expect(await dragOnto(page.locator('body'), { 'text/plain': '7' })).toEqual([true, true]);
  await expect(refusalOn(page)).toHaveCount(0);
  // An address that is dragged as text would open too.
  expect(await dragOnto(page.locator('body'), { 'text/plain': address })).toEqual([true, true]);
  await expect(refusalOn(page)).toBeVisible();
});
