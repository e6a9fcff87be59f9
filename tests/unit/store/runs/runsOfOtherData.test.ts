/** Run files of a data set that is here, but not at hand. */
import { beforeEach, describe, expect, it } from 'vitest';
import { FakeBrowser, type FakePlayground } from '../../../helpers/fakePlayground.ts';
import { KeptInMemory } from '../../../helpers/keptInMemory.ts';
import { headOf, keepOneRun, trainAndKeep } from '../../../helpers/keptRuns.ts';
import { laterTask } from '../../../helpers/laterTask.ts';
import { withLetters } from '../../../helpers/ownLetters.ts';

let kept: KeptInMemory;
let page: FakePlayground;
/** Of a run on letters. */
let file: File;

/** MNIST is at hand, with a trained run; a run on letters is in a file. */
beforeEach(async () => {
  kept = new KeptInMemory();
  page = await withLetters(new FakeBrowser(kept));
  const { actions } = page.state();
  await actions.runs.export(await keepOneRun(page, 6));
  file = new File([page.files[0]?.text ?? ''], 'run.json');
  await actions.datasets.choose('MNIST');
  await actions.run.set('heldOutDigits', [7, 8, 9]);
  await laterTask();
  await trainAndKeep(page, 3);
});

const key = (): string => page.state().runs.presentKey ?? 'none';

describe('a run file of a data set that is not at hand', () => {
  it('brings its data set and goes on', async () => {
    await page.state().actions.runs.import(file);
    page.worker.tellCopy();
    await laterTask();
    expect(page.state().problem).toBeNull();
    expect(page.state().dataset.id).toBe('Letters');
    expect(page.state().run.status).toMatchObject({ step: 6, state: 'paused' });
    expect(await headOf(kept, key())).toMatchObject({ dataset: 'Letters', step: 6 });
  });

  it('that the worker refuses changes nothing but the problem, and training goes on', async () => {
    const before = page.state();
    const opened = page.worker.openedData.length;
    page.worker.refusal = 'the layers do not fit';
    await page.state().actions.runs.import(file);
    expect(page.state()).toEqual({
      ...before,
      problem: { message: 'The run cannot be opened: the layers do not fit', remedy: null },
    });
    expect(page.state()).toMatchObject({
      dataset: { id: 'MNIST' },
      settings: { heldOutDigits: [7, 8, 9] },
      run: { status: { step: 3, state: 'training' } },
    });
    expect(page.worker.openedData).toHaveLength(opened);
    const run = key();
    await trainAndKeep(page, 3);
    expect(await headOf(kept, run)).toMatchObject({ dataset: 'MNIST', step: 6 });
  });

  it('whose images have gone is not taken up with the data that a person chooses instead', async () => {
    await kept.write([{ kind: 'remove', store: 'datasetImages', key: 'Letters' }]);
    const importing = page.state().actions.runs.import(file);
    await laterTask();
    expect(page.state().problem?.message).toContain('The images of “Letters” are not in this');
    await page.state().actions.datasets.choose('MNIST');
    await importing;
    expect(page.state().dataset.id).toBe('MNIST');
    expect(page.worker.names).not.toContain('takeUp');
  });
});
