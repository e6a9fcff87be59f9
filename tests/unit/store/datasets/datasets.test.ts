import { describe, expect, it, vi } from 'vitest';
import type { FoundSummary } from '../../../../src/protocol/ownData.ts';
import { FakeBrowser, openPlayground } from '../../../helpers/fakePlayground.ts';
import {
  filesPort,
  letterFiles,
  letterImages,
  lettersFound,
  withLetters,
} from '../../../helpers/ownLetters.ts';

describe('files that a person gives', () => {
  it('are shown before anything changes, and read again as chosen', async () => {
    const port = filesPort();
    const { state } = await openPlayground({ filesPort: port });
    await state().actions.reading.read(letterFiles);
    expect(state().datasets.reading).toEqual({ kind: 'found', summary: lettersFound });
    expect(state().dataset.id).toBe('MNIST');
    await state().actions.reading.readAgain({ reading: 'ink' });
    expect(port.calls).toEqual(['read {}', 'read {"reading":"ink"}']);
  });

  it('that are refused leave all as it was, with the reason', async () => {
    const { state } = await openPlayground({ filesPort: filesPort('The zip is empty') });
    await state().actions.reading.read(letterFiles);
    expect(state().datasets.reading).toEqual({ kind: 'refused', message: 'The zip is empty' });
    expect(state().datasets.list).toEqual([]);
    state().actions.reading.cancel();
    expect(state().datasets.reading).toBeNull();
  });

  it('whose reading was cancelled are forgotten, also if they are found later', async () => {
    let find = (_summary: FoundSummary): void => {};
    const port = {
      ...filesPort(),
      read: () =>
        new Promise<FoundSummary>((resolve) => {
          find = resolve;
        }),
    };
    const { state } = await openPlayground({ filesPort: port });
    const reading = state().actions.reading.read(letterFiles);
    expect(state().datasets.reading).toMatchObject({ kind: 'reading', total: null });
    state().actions.reading.cancel();
    find(lettersFound);
    await reading;
    expect(state().datasets.reading).toBeNull();
  });
});

describe('what was found in files', () => {
  it('is freed where it was read before the browser’s storage gets it', async () => {
    const port = filesPort();
    const browser = new FakeBrowser();
    const { state } = await openPlayground({ browser, filesPort: port });
    await state().actions.reading.read(letterFiles);
    const write = browser.kept.write.bind(browser.kept);
    let callsBefore: readonly string[] = [];
    browser.kept.write = async (changes, guard) => {
      if (changes.some(({ store }) => store === 'datasetImages')) callsBefore = [...port.calls];
      return write(changes, guard);
    };
    await state().actions.reading.use('Letters');
    expect(callsBefore).toEqual(['read {}', 'take', 'end']);
    expect(state().dataset.id).toBe('Letters');
  });

  it('can be read anew where it could not be kept', async () => {
    const port = filesPort();
    const browser = new FakeBrowser();
    const { state } = await openPlayground({ browser, filesPort: port });
    await state().actions.reading.read(letterFiles);
    const write = browser.kept.write.bind(browser.kept);
    browser.kept.write = async () => {
      throw new Error('no room');
    };
    await state().actions.reading.use('Letters');
    expect(state().datasets.reading).toMatchObject({
      kind: 'refused',
      message: expect.stringContaining('This browser cannot keep the data'),
    });
    expect(state().datasets).toMatchObject({ list: [], isTaking: false });
    expect(state().dataset.id).toBe('MNIST');
    browser.kept.write = write;
    await state().actions.reading.read(letterFiles);
    await state().actions.reading.use('Letters');
    expect(state().dataset.id).toBe('Letters');
  });
});

describe('a person’s own data', () => {
  it('are kept, and a new worker starts with their images', async () => {
    const { state, worker } = await withLetters();
    expect(state().dataset).toMatchObject({
      id: 'Letters',
      classes: ['a', 'b', 'c'],
      classNoun: { one: 'class' },
      imageCount: 18,
    });
    const opened = worker.openedData.at(-1);
    expect(opened?.dataset.id).toBe('Letters');
    expect(opened?.images).toEqual({ kind: 'own', images: letterImages() });
    expect(state().datasets).toMatchObject({ reading: null, isTaking: false });
  });

  it('leave the settings that do not go with their classes behind', async () => {
    const browser = new FakeBrowser();
    const { state } = await withLetters(browser);
    await state().actions.datasets.choose('MNIST');
    await state().actions.run.set('heldOutDigits', [7, 8, 9]);
    await state().actions.datasets.choose('Letters');
    expect(state().settings.heldOutDigits).toEqual([]);
  });

  it('are there again when the page opens, and at hand if they were', async () => {
    const browser = new FakeBrowser();
    const before = await withLetters(browser);
    before.passTime();
    await before.state().actions.reading.read(letterFiles);
    const again = await openPlayground({ browser, isReturn: true });
    expect(again.state().datasets.list.map(({ id }) => id)).toEqual(['Letters']);
    expect(again.state().dataset.id).toBe('Letters');
  });

  it('of the same name as others get a number behind it', async () => {
    const { state } = await withLetters();
    await state().actions.reading.read(letterFiles);
    await state().actions.reading.use('Letters');
    expect(
      state()
        .datasets.list.map(({ id }) => id)
        .toSorted(),
    ).toEqual(['Letters', 'Letters 2']);
  });

  it('are renamed under the same id, and deleted with MNIST in their place', async () => {
    const { state, worker } = await withLetters();
    await state().actions.datasets.rename('Letters', '  Greek  ');
    expect(state().dataset).toMatchObject({ id: 'Letters', title: 'Greek' });
    await state().actions.datasets.remove('Letters');
    expect(state().dataset.id).toBe('MNIST');
    expect(state().datasets.list).toEqual([]);
    expect(worker.openedData.at(-1)?.images.kind).toBe('shards');
    await state().actions.datasets.choose('Letters');
    expect(state().problem?.message).toContain('“Letters” is not in this browser any more');
  });

  it('that were overtaken by another choice while their images were read start no worker', async () => {
    const browser = new FakeBrowser();
    const { state, worker } = await withLetters(browser);
    await state().actions.datasets.choose('MNIST');
    const opened = worker.openedData.length;
    let goOn = (): void => {};
    const read = browser.kept.read.bind(browser.kept);
    browser.kept.read = async (store, key) => {
      if (store === 'datasetImages')
        await new Promise<void>((resolve) => {
          goOn = resolve;
        });
      return read(store, key);
    };
    const slow = state().actions.datasets.choose('Letters');
    await vi.waitUntil(() => state().dataset.id === 'Letters');
    await state().actions.datasets.choose('MNIST');
    goOn();
    await slow;
    expect(worker.openedData.slice(opened).map(({ dataset }) => dataset.id)).toEqual(['MNIST']);
    expect(state().dataset.id).toBe('MNIST');
  });

  it('whose images have gone are said to be gone', async () => {
    const browser = new FakeBrowser();
    const { state } = await withLetters(browser);
    await state().actions.datasets.choose('MNIST');
    await browser.kept.write([{ kind: 'remove', store: 'datasetImages', key: 'Letters' }]);
    await state().actions.datasets.choose('Letters');
    expect(state().problem?.message).toContain('The images of “Letters” are not in this browser');
  });

  it('give way to MNIST for an experiment', async () => {
    const { state } = await withLetters();
    await state().actions.experiments.run('lstm');
    expect(state().dataset.id).toBe('MNIST');
    expect(state().settings.encoder).toBe('lstm');
  });
});
