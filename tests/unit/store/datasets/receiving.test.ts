/** What is dropped on the page goes to whoever reads it: weights, a run, data; a photo belongs on a pad. */
import { describe, expect, it } from 'vitest';
import { kindOfGiven } from '../../../../src/store/datasets/receivingActions.ts';
import { openPlayground } from '../../../helpers/fakePlayground.ts';
import { keepOneRun } from '../../../helpers/keptRuns.ts';
import { filesPort, lettersFound } from '../../../helpers/ownLetters.ts';
import { smallRunText } from '../../../helpers/runFiles.ts';

const given = (name: string, content = 'x', type = '') => ({
  path: name,
  file: new File([content], name, { type }),
});

describe('files that are dropped on the page', () => {
  it.each([
    ['weights', given('siamese.safetensors')],
    ['weights', given('siamese.ONNX')],
    ['weights', given('siamese.json', '{"format":"siamese-playground.weights"}')],
    ['weights', given('anything.json', '[1, 2, 3]', 'application/json')],
    ['run', given('run.json', smallRunText())],
    ['photo', given('seven.png', 'x', 'image/png')],
    ['photo', given('IMG_0001.HEIC')],
    ['data', given('letters.zip', 'x', 'application/zip')],
    ['data', given('train-images-idx3-ubyte')],
    ['data', given('letters.csv', 'x', 'text/csv')],
  ] as const)('are told apart: %s', async (kind, file) => {
    expect(await kindOfGiven([file])).toBe(kind);
  });

  it('are data where they are several, whatever they are', async () => {
    const [picture, other] = [given('1.png', 'x', 'image/png'), given('siamese.json', '{}')];
    expect(await kindOfGiven([picture, other])).toBe('data');
  });

  it('give weights to the network', async () => {
    const { state, worker } = await openPlayground();
    await state().actions.receiving.receive([given('siamese.json', '{"a":1}')]);
    expect(worker.calls.at(-1)).toEqual({ name: 'importWeights', value: '{"a":1}' });
  });

  it('give a run that goes on', async () => {
    const page = await openPlayground();
    await page.state().actions.runs.export(await keepOneRun(page, 6));
    const file = given('run.json', page.files[0]?.text);
    await page.state().actions.receiving.receive([file]);
    expect(page.state().problem).toBeNull();
    expect(page.state().run.status).toMatchObject({ step: 6 });
  });

  it('are read as data, and shown', async () => {
    const { state } = await openPlayground({ filesPort: filesPort() });
    await state().actions.receiving.receive([given('letters.zip')]);
    expect(state().datasets.reading).toEqual({ kind: 'found', summary: lettersFound });
  });

  it('change nothing where they are one photo: the page says where it belongs', async () => {
    const { state, worker } = await openPlayground({ filesPort: filesPort() });
    await state().actions.receiving.receive([given('seven.png', 'x', 'image/png')]);
    expect(state().problem?.message).toContain('drop it on pad A or B');
    expect(state().datasets.reading).toBeNull();
    expect(worker.calls).toEqual([]);
  });

  it('change nothing where there are none', async () => {
    const { state, worker } = await openPlayground();
    const before = state();
    await state().actions.receiving.receive([]);
    expect(state()).toEqual(before);
    expect(worker.calls).toEqual([]);
  });
});
