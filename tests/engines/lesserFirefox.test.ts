/** Firefox with features switched off, as its users do: the page works, and says what is less. */
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { root } from '../../scripts/paths.mjs';
import { firefoxFile, servePage } from './support/engines.ts';
import { launchFirefox, type Preferences } from './support/firefox.ts';
import { Person } from './support/person.ts';
import { writePhoto } from './support/photoFile.ts';
import { temporaryFolder } from './support/savedFiles.ts';

const trained = join(root, 'public', 'trained', 'cnn.json');
const oneRelaxedVector =
  '0,97,115,109,1,0,0,0,1,5,1,96,0,1,123,3,2,1,0,10,15,1,13,0,65,1,253,15,65,2,253,15,253,128,2,11';

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

/** Visits the page in a Firefox with these preferences. */
async function visitWith(
  preferences: Preferences,
  visit: (person: Person) => Promise<void>,
): Promise<void> {
  const engine = await launchFirefox(firefoxFile ?? '', preferences);
  try {
    const person = new Person(await engine.newPage(), served.address);
    await person.open();
    await visit(person);
    expect(await person.errors()).toEqual([]);
  } finally {
    await engine.close();
  }
}

/** Takes steps, and tells drawn digits apart with a trained network. */
async function works(person: Person, steps: number): Promise<void> {
  await person.set('Steps', steps);
  await person.press('Train');
  await person.sees('run-state', 'data-value', 'finished');
  expect(await person.number('loss')).toBeGreaterThan(0);
  await person.upload('Import weights', trained);
  await expect.poll(() => person.number('step-count')).toBeGreaterThan(steps);
  await person.draw('A', 3, 0);
  await person.draw('B', 3, 1);
  await person.sees('similarity', 'data-verdict', 'same');
  await person.press('Clear B');
  await person.draw('B', 7, 0);
  await person.sees('similarity', 'data-verdict', 'different');
}

describe.runIf(firefoxFile)('Firefox', () => {
  it('without WebAssembly computes in plain JavaScript, and says so', async () => {
    await visitWith({ 'javascript.options.wasm': false }, async (person) => {
      await person.sees('backend', 'data-value', 'cpu');
      await person.reads('status', /Plain JavaScript computes here: .*no WebAssembly/);
      await works(person, 3);
    });
  });

  it('without relaxed SIMD and WebGL trains on WASM, and says why not on WebGL', async () => {
    const preferences = { 'javascript.options.wasm_relaxed_simd': false, 'webgl.disabled': true };
    await visitWith(preferences, async (person) => {
      const isValid = await person.inPage(
        (bytes) => WebAssembly.validate(Uint8Array.from(bytes.split(','), Number)),
        oneRelaxedVector,
      );
      expect(isValid).toBe(false);
      await person.sees('backend', 'data-value', 'wasm');
      expect(await person.attribute('backend', 'title')).toContain('gives no WebGL 2 context');
      await works(person, 30);
    });
  });

  it('that resists fingerprinting trains and compares; photos and saved pictures are refused in words', async () => {
    await visitWith({ 'privacy.resistFingerprinting': true }, async (person) => {
      await person.sees('backend', 'data-value', 'wasm');
      await works(person, 30);
      const photo = join(folder.path, 'seven.png');
      await writePhoto(photo, 7);
      await person.press('Clear A');
      await person.upload('Open picture A', photo);
      await person.reads('alert', /This browser scrambles what a page reads .*: draw the digit/);
      await person.press('Cancel');
      await person.sees('similarity', 'data-verdict', 'none');
      await person.press('Distance histogram: numbers and files');
      await person.press('Save picture (PNG)', 'menuitem');
      await person.reads('alert', /This browser scrambles .*: save the numbers/);
    });
  });
});
