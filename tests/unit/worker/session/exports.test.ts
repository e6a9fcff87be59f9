import { expect, it } from 'vitest';
import { TestSession } from '../../../helpers/sessions.ts';

it('a network is exported with the name and the numbers of its weights file', async () => {
  const started = await TestSession.start();
  await started.trainToTheEnd();
  const { name, text } = await started.session.weightsFile([]);
  const file = await started.session.exportedNetwork({ format: 'safetensors', symbols: [] });
  expect(file.name).toBe(name.replace('.json', '.safetensors'));
  // The digest of a file is over the same bytes that end safetensors.
  const all = Buffer.from(file.bytes);
  const numbers = all.subarray(8 + Number(all.readBigUInt64LE(0)));
  const [first] = JSON.parse(text).tensors;
  expect(numbers.readFloatLE(0)).toBe(Math.fround(first.data[0]));
});
