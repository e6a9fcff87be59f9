/**
 * A saved picture looks like its panel in the second and third engine too, in both themes, at the first
 * press. Chromium's are compared in `tests/e2e/savedPictures.spec.ts`, with more panels.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { root } from '../../scripts/paths.mjs';
import { differenceOf, largestShare } from '../e2e/support/pictureDifference.ts';
import { besideThePads, inTabs } from '../e2e/support/pictureNames.ts';
import type { Engine } from './support/engine.ts';
import { engines, firefoxFile, servePage } from './support/engines.ts';
import { launchFirefox } from './support/firefox.ts';
import { Person } from './support/person.ts';
import { Picture } from './support/picture.ts';

/** Firefox at two pixels a CSS pixel, as in a saved picture; WebKitGTK's browser cannot. */
const sharp = { 'layout.css.devPixelsPerPx': '2.0' };
const others = engines
  .filter(({ name }) => name !== 'Chromium')
  .map(({ name, launch }) => ({
    name,
    launch: name === 'Firefox' ? () => launchFirefox(firefoxFile ?? '', sharp) : launch,
    // Both themes in one engine in `npm test`; the fourth is tried with the thorough tests.
    themes: name === 'Firefox' ? ['light', 'dark'] : ['light', 'dark @thorough'],
  }));
/** The edges of the map's 2,000 dots may differ; without its dots, it differs by several times as much. */
const largestShareOfMap = 0.012;

let served: Awaited<ReturnType<typeof servePage>>;

beforeAll(async () => {
  served = await servePage();
});

afterAll(() => served.close());

describe.each(others)('in $name', ({ name: engineName, launch, themes }) => {
  let engine: Engine;

  beforeAll(async () => {
    engine = await launch();
  });

  afterAll(() => engine.close());

  // A window for each theme: WebKitGTK's browser grows a row for each download.
  it.each(themes)('every saved picture looks like its panel, %s', async (tagged) => {
    const [theme = ''] = tagged.split(' ');
    const person = new Person(await engine.newPage(), served.address);
    await person.open('?backend=wasm');
    const shown = () => person.inPage(() => document.documentElement.dataset['theme']);
    if ((await shown()) !== theme) {
      await person.press(theme === 'dark' ? 'Dark theme' : 'Light theme');
      await expect.poll(shown).toBe(theme);
    }
    await person.set('Steps', 60);
    await person.draw('A', 3);
    await person.draw('B', 8);
    await person.press('Train');
    await person.sees('run-state', 'data-value', 'finished');
    for (const name of besideThePads) await looksLikeItsPanel(person, name, theme);
    for (const { tab, names } of inTabs) {
      await person.press(tab, 'tab');
      for (const name of names) await looksLikeItsPanel(person, name, theme);
    }
    expect(await person.errors()).toEqual([]);
    await person.page.close();
  });

  /** A panel that differs is kept with its saved picture, side by side. */
  async function looksLikeItsPanel(person: Person, name: string, theme: string): Promise<void> {
    const picture = new Picture(person, name);
    const bytes = await picture.saved();
    const ratio = (await person.inPage(() => devicePixelRatio)) === 2 ? 2 : 1;
    const { share, image } = differenceOf(bytes, await picture.shown(), ratio);
    const largest = name === 'Embedding map' ? largestShareOfMap : largestShare[ratio];
    if (share > largest) {
      const kept = join(root, 'test-results', `${engineName} ${theme} ${name}.png`);
      await mkdir(dirname(kept), { recursive: true });
      await writeFile(kept, image);
    }
    expect.soft(share, `${name}, ${theme}`).toBeLessThan(largest);
  }
});
