import { describe, expect, it, vi } from 'vitest';
import type { OwnImages } from '../../../../src/protocol/ownData.ts';
import { headOf } from '../../../../src/store/datasets/keptDataset.ts';
import { eventually } from '../../../helpers/eventually.ts';
import { openPlayground } from '../../../helpers/fakePlayground.ts';
import { KeptInMemory } from '../../../helpers/keptInMemory.ts';
import { laterTask } from '../../../helpers/laterTask.ts';
import { measuredOf } from '../../../helpers/measured.ts';
import { ownImagesOf } from '../../../helpers/otherData.ts';

const drawers = [1, 2, 3, 4, 5, 6];
const images: OwnImages = ownImagesOf([
  { family: 'Greek', drawers },
  { family: 'Greek', drawers },
]);
const found = { title: 'Letters', classes: ['alpha', 'beta'], families: ['Greek', 'Greek'] };
const withLetters = () =>
  openPlayground({
    kept: new KeptInMemory({
      datasets: { Letters: headOf(found, images, 5) },
      datasetImages: { Letters: images },
    }),
  });
const question = { id: 'Letters', ways: 2, shots: 1, views: 1 };
const callsOf = (calls: readonly { name: string; value?: unknown }[]) =>
  calls.filter(({ name }) => name === 'lend' || name === 'measureOn');

describe('measuring on another data set', () => {
  it('lends the images once, with their alphabets, and keeps the newest figures', async () => {
    const { worker, state } = await withLetters();
    const lent = vi.spyOn(worker, 'lend');
    await state().actions.measuring.ask(question);
    expect(lent).toHaveBeenCalledWith({
      id: 'Letters',
      classes: found.classes,
      families: found.families,
      images: { kind: 'own', images },
    });
    expect(state().run.measured).toEqual(measuredOf(1, 0, question));
    worker.become({ step: 40 });
    await state().actions.measuring.ask({ ...question, shots: 2 });
    expect(lent).toHaveBeenCalledTimes(1);
    expect(state().run.measured).toMatchObject({ step: 40, shots: 2 });
  });

  it('lends the address of a data set of the site', async () => {
    const { worker, state } = await withLetters();
    const lent = vi.spyOn(worker, 'lend');
    await state().actions.measuring.ask({ ...question, id: 'MNIST' });
    expect(lent.mock.lastCall?.[0]).toMatchObject({
      id: 'MNIST',
      families: null,
      images: { kind: 'shards' },
    });
  });

  it('frees the images when nobody looks any more, and lends them again later', async () => {
    const { worker, state } = await withLetters();
    await state().actions.measuring.ask(question);
    state().actions.measuring.end();
    await state().actions.measuring.ask(question);
    expect(callsOf(worker.calls).map(({ value }) => value)).toEqual([
      'Letters',
      question,
      null,
      'Letters',
      question,
    ]);
  });

  it('asks of the newest choice alone, while the images of an earlier one are read', async () => {
    const { worker, state } = await withLetters();
    const earlier = state().actions.measuring.ask(question);
    await state().actions.measuring.ask({ ...question, id: 'MNIST' });
    await earlier;
    await eventually(() => expect(state().run.measured?.id).toBe('MNIST'));
    expect(callsOf(worker.calls).map(({ value }) => value)).toEqual([
      'MNIST',
      { ...question, id: 'MNIST' },
    ]);
  });

  it('waits for the answer before the same question is asked again, and not before another', async () => {
    const { worker, state } = await withLetters();
    const answers: (() => void)[] = [];
    vi.spyOn(worker, 'measureOn').mockImplementation(
      (asked) =>
        new Promise((resolve) => answers.push(() => resolve(measuredOf(1, answers.length, asked)))),
    );
    const { ask } = state().actions.measuring;
    void ask(question);
    await eventually(() => expect(answers).toHaveLength(1));
    void ask({ ...question });
    void ask({ ...question });
    await laterTask();
    expect(answers).toHaveLength(1);
    answers[0]?.();
    await eventually(() => expect(answers).toHaveLength(2));
    expect(state().run.measured?.step).toBe(1);
    const other = ask({ ...question, shots: 2 });
    await eventually(() => expect(answers).toHaveLength(3));
    answers[2]?.();
    answers[1]?.();
    await other;
    expect(state().run.measured?.shots).toBe(2);
  });

  it('begins anew with another worker, and with another run', async () => {
    const { worker, state, crash } = await withLetters();
    await state().actions.measuring.ask(question);
    crash();
    await eventually(() => expect(callsOf(worker.calls)).toHaveLength(4));
    await state().actions.run.reset();
    await eventually(() => expect(callsOf(worker.calls)).toHaveLength(5));
    expect(callsOf(worker.calls).map(({ name }) => name)).toEqual([
      'lend',
      'measureOn',
      'lend',
      'measureOn',
      'measureOn',
    ]);
  });

  it('says what is wrong where the data are gone, and tries again when it is asked again', async () => {
    const { worker, state } = await withLetters();
    await state().actions.measuring.ask({ ...question, id: 'Numbers' });
    expect(state().problem?.message).toMatch('“Numbers” is not in this browser');
    vi.spyOn(worker, 'lend').mockRejectedValueOnce(new Error('too few bytes'));
    await state().actions.measuring.ask(question);
    expect(state().problem?.message).toBe('too few bytes');
    await state().actions.measuring.ask(question);
    expect(state().run.measured?.id).toBe('Letters');
  });
});
