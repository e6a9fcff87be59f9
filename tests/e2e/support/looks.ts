/** Looks at the page as people with other needs see it, and at what it looks like then. */
import { expect, type Locator, type Page } from '@playwright/test';
import { PNG } from 'pngjs';
import { axeViolations } from './axe.ts';

export const themes = ['light', 'dark'] as const;

interface Look {
  readonly colorScheme: (typeof themes)[number];
  /** `active`: a contrast theme of the system. */
  readonly forcedColors: 'none' | 'active';
}

const looks: readonly Look[] = [
  { colorScheme: 'light', forcedColors: 'none' },
  { colorScheme: 'dark', forcedColors: 'none' },
  { colorScheme: 'dark', forcedColors: 'active' },
];

export async function putOn(page: Page, look: Look): Promise<void> {
  await page.emulateMedia(look);
  const html = page.locator('html');
  await expect(html).toHaveAttribute('data-theme', look.colorScheme);
  await expect(html).toHaveAttribute(
    'data-contrast',
    look.forcedColors === 'active' ? 'forced' : 'own',
  );
}

/**
 * Expects axe to find nothing in the present state of the page, whatever the theme.
 * @param within a selector of the part that is new in this state
 */
export async function axeFindsNothing(page: Page, state: string, within = 'body'): Promise<void> {
  for (const look of looks) {
    await putOn(page, look);
    // Only colours depend on the theme: the other rules, which take their time, are tried once.
    const violations = await axeViolations(
      page,
      look === looks[0]
        ? { within, hasTargetSizes: true }
        : { within, rules: ['color-contrast', 'link-in-text-block'] },
    );
    const found = violations.map(({ id, nodes }) => [id, ...nodes.map(({ target }) => target)]);
    const { colorScheme, forcedColors } = look;
    expect.soft(found, `${state}, ${colorScheme}, forced colours: ${forcedColors}`).toEqual([]);
  }
}

/** The share of a picture's pixels that are another colour in a second one of the same size, 0…1. */
export function shareOfOtherPixels(one: Buffer, other: Buffer): number {
  const [first, second] = [PNG.sync.read(one), PNG.sync.read(other)];
  expect([second.width, second.height]).toEqual([first.width, first.height]);
  let count = 0;
  for (let at = 0; at < first.data.length; at += 4) {
    const distance = [0, 1, 2].reduce(
      (sum, channel) =>
        sum + Math.abs((first.data[at + channel] ?? 0) - (second.data[at + channel] ?? 0)),
      0,
    );
    // Of 765: what an eye can tell from a smooth edge.
    if (distance > 120) count++;
  }
  return (4 * count) / first.data.length;
}

/** The share of an element's pixels that have a colour, 0…1, within what smooth edges change. */
export async function shareOfColour(element: Locator, colour: string): Promise<number> {
  const wanted = await rgbOf(element.page(), colour);
  const { data } = PNG.sync.read(await element.screenshot());
  let count = 0;
  for (let at = 0; at < data.length; at += 4) {
    if (wanted.every((value, channel) => Math.abs((data[at + channel] ?? 0) - value) <= 12))
      count++;
  }
  return (4 * count) / data.length;
}

/** A colour of the system, or a variable of the theme, as it is computed. */
export async function computedColour(page: Page, colour: string): Promise<string> {
  return page.evaluate((colour) => {
    const probe = document.createElement('i');
    probe.style.forcedColorAdjust = 'none';
    probe.style.color = colour;
    document.body.append(probe);
    const computed = getComputedStyle(probe).color;
    probe.remove();
    return computed;
  }, colour);
}

/** What a colour looks like on the page, which shows through some: three values 0…255. */
async function rgbOf(page: Page, colour: string): Promise<number[]> {
  const layers = [await computedColour(page, 'Canvas'), await computedColour(page, colour)];
  return page.evaluate((layers) => {
    const context = document.createElement('canvas').getContext('2d');
    if (context === null) throw new Error('There is no canvas');
    for (const layer of layers) {
      context.fillStyle = layer;
      context.fillRect(0, 0, 1, 1);
    }
    return Array.from(context.getImageData(0, 0, 1, 1).data.slice(0, 3));
  }, layers);
}
