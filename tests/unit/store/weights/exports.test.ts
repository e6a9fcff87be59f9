/** The network saved for other tools. */
import { expect, it } from 'vitest';
import { datasets } from '../../../../src/settings/datasets.ts';
import { exportNameFor } from '../../../../src/store/weights/exportName.ts';
import { openPlayground } from '../../../helpers/fakePlayground.ts';
import { withLetters } from '../../../helpers/ownLetters.ts';

it('saves the network in the format that a person chose, with the symbols, and says so meanwhile', async () => {
  const { state, worker, savedBytes, files } = await openPlayground();
  const saving = state().actions.weights.exportAs('safetensors');
  expect(state().isExporting).toBe(true);
  await saving;
  expect(state().isExporting).toBe(false);
  expect(worker.calls.at(-1)).toEqual({
    name: 'exportedNetwork',
    value: { format: 'safetensors', symbols: [] },
  });
  expect(savedBytes).toEqual([{ name: 'siamese.safetensors', bytes: Uint8Array.of(1, 2, 3) }]);
  expect(files).toEqual([]);
});

it('says why nothing was saved, and can save again', async () => {
  const { state, worker, savedBytes } = await openPlayground();
  worker.exportedNetwork = async () => {
    throw new Error('its code did not arrive');
  };
  await state().actions.weights.exportAs('numpy');
  expect(state().problem?.message).toBe('its code did not arrive');
  expect([state().isExporting, savedBytes]).toEqual([false, []]);
});

it('names the own data that the network learnt from in the names of the files', async () => {
  const { state, files, savedBytes } = await withLetters();
  await state().actions.datasets.rename('Letters', 'My Letters / 2');
  await state().actions.weights.export();
  await state().actions.weights.exportAs('onnx');
  expect([...files, ...savedBytes].map(({ name }) => name)).toEqual([
    'siamese-my-letters-2.json',
    'siamese-my-letters-2.onnx',
  ]);
});

it.each([
  ['Buchstaben: groß', 'siamese-buchstaben-groß-cnn-32.json'],
  ['Ελληνικά', 'siamese-ελληνικά-cnn-32.json'],
  ['../..\\CON?*\u202E"<>|', 'siamese-con-cnn-32.json'],
  ['✏️ 字', 'siamese-字-cnn-32.json'],
  ['हिन्दी', 'siamese-हिन्दी-cnn-32.json'],
  ['…', 'siamese-cnn-32.json'],
  ['$& $1', 'siamese-1-cnn-32.json'],
])('makes a file’s name of %s that every system takes', (title, name) => {
  expect(exportNameFor('siamese-cnn-32.json', { title, manifestPath: null })).toBe(name);
  expect(exportNameFor('siamese-cnn-32.json', { ...datasets.mnist, title })).toBe(
    'siamese-cnn-32.json',
  );
});
