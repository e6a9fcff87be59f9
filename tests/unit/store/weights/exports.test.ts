/** The network saved for other tools. */
import { expect, it } from 'vitest';
import { openPlayground } from '../../../helpers/fakePlayground.ts';

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
