/** The main job from end to end, in every engine that this machine has. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { root } from '../../scripts/paths.mjs';
import { coloursOfCanvas, coloursOfPng } from './support/colours.ts';
import type { Engine } from './support/engine.ts';
import { engines, servePage } from './support/engines.ts';
import { Person } from './support/person.ts';
import { writePhoto } from './support/photoFile.ts';
import { temporaryFolder } from './support/savedFiles.ts';

const steps = 300;

let served: Awaited<ReturnType<typeof servePage>>;
let folder: Awaited<ReturnType<typeof temporaryFolder>>;

beforeAll(async () => {
  served = await servePage();
  folder = await temporaryFolder();
});

afterEach(() => {
  expect(served.takeBreaches()).toEqual([]);
});

afterAll(async () => {
  await served.close();
  await folder.remove();
});

describe.each(engines)('in $name', ({ name, userAgent, launch }) => {
  let engine: Engine;

  const visit = async (): Promise<Person> => new Person(await engine.newPage(), served.address);

  beforeAll(async () => {
    engine = await launch();
  });

  afterAll(() => engine.close());

  it('a network trains, tells drawings and a photo apart, and travels', async () => {
    const person = await visit();
    await person.open('?backend=wasm');
    expect(person.page.browser).toMatch(new RegExp(`^${name} \\d+\\.`));
    expect(await person.inPage(() => navigator.userAgent)).toMatch(userAgent);

    // Train; a reload in the middle costs at most what came after the last copy.
    await person.set('Steps', steps);
    await person.press('Train');
    await person.press('Runs', 'tab');
    await person.reads('row', /Run 1/);
    await person.page.reload();
    await person.sees('run-state', 'data-value', 'paused');
    await person.reads('status', /Carried on from step \d+\./);
    expect(await person.number('step-count')).toBeGreaterThan(0);
    await person.press('Resume');
    await person.sees('run-state', 'data-value', 'finished');
    await person.sees('step-count', 'data-value', String(steps));
    await person.sees('backend', 'data-value', 'wasm');
    expect(await person.number('pair-accuracy')).toBeGreaterThanOrEqual(0.95);

    // Two digits, drawn.
    await person.draw('A', 3, 0);
    await person.draw('B', 3, 1);
    await person.sees('similarity', 'data-verdict', 'same');
    await person.press('Clear B');
    await person.sees('similarity', 'data-verdict', 'none');
    await person.draw('B', 7, 0);
    await person.sees('similarity', 'data-verdict', 'different');

    // The map, and a picture of it.
    await person.sees('embedding-map', 'data-step', String(steps));
    await expect
      .poll(async () => (await coloursOfCanvas(person, 'map-canvas')).count)
      .toBeGreaterThan(100);
    await person.press('Distance histogram: numbers and files');
    const picture = await person.saved('Save picture (PNG)', 'menuitem');
    expect(picture.name).toMatch(/\.png$/);
    const { count, largestShare } = await coloursOfPng(person, picture.bytes);
    expect(count).toBeGreaterThan(20);
    expect(largestShare).toBeLessThan(0.97);

    // The weights, in another profile.
    const distance = await person.distance();
    const weights = await person.saved('Export weights');
    expect(weights.name).toMatch(/^siamese-.*\.json$/);
    expect(JSON.parse(weights.bytes.toString()).training.steps).toBe(steps);
    const weightsPath = join(folder.path, weights.name);
    await writeFile(weightsPath, weights.bytes);
    const another = await visit();
    await another.open('?backend=wasm');
    await another.upload('Import weights', weightsPath);
    await another.sees('run-state', 'data-value', 'finished');
    await another.draw('A', 3, 0);
    await another.draw('B', 7, 0);
    await another.sees('similarity', 'data-verdict', 'different');
    // The same strokes, but the engine decides which of their points it tells of.
    await expect
      .poll(async () => Math.abs((await another.distance()) - distance))
      .toBeLessThan(0.02);
    const again = await another.saved('Export weights');
    expect(JSON.parse(again.bytes.toString()).sha256).toBe(
      JSON.parse(weights.bytes.toString()).sha256,
    );
    expect(await another.errors()).toEqual([]);
    await another.page.close();

    // A photo of a 7, beside the drawn 7.
    const photo = join(folder.path, 'seven.png');
    await writePhoto(photo, 7);
    await person.upload('Open picture A', photo);
    await person.press('Use');
    await person.sees('similarity', 'data-verdict', 'same');
    expect(await person.errors()).toEqual([]);
    await person.page.close();
  });

  it('a picture from another site is refused, and the server hears of it', async () => {
    const page = await engine.newPage();
    await page.goTo(served.address);
    await page.run(
      'document.body.append(Object.assign(new Image(), { src: "//elsewhere.test/" }))',
    );
    const breaches: string[] = [];
    await expect.poll(() => breaches.push(...served.takeBreaches())).toBeGreaterThan(0);
    expect(breaches.every((breach) => breach.includes('http://elsewhere.test'))).toBe(true);
    await page.close();
  });

  it('the page opened as a file is a sentence, not an empty page', async () => {
    const page = await engine.newPage();
    await page.goTo(pathToFileURL(join(root, 'dist', 'index.html')).href);
    await expect
      .poll(() => page.run<string>('document.body.innerText'))
      .toMatch(/^This page was opened as a file.*“npm start”.*\.$/);
    await page.close();
  });
});
