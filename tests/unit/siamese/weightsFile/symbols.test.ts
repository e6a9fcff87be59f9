/** A person's own symbols in a weights file. */

import { describe, expect, it } from 'vitest';
import { datasets } from '../../../../src/settings/datasets.ts';
import { readWeightsFile } from '../../../../src/siamese/weightsFile/read.ts';
import { WeightsFileError } from '../../../../src/siamese/weightsFile/weightsFileError.ts';
import { writeWeightsFile } from '../../../../src/siamese/weightsFile/write.ts';
import { errorOf } from '../../../helpers/errors.ts';
import { withValueAt } from '../../../helpers/json.ts';
import {
  exampleRun,
  exampleText,
  smallPlan,
  someParameters,
} from '../../../helpers/weightsFiles.ts';

const example = (seed: number): Uint8Array =>
  Uint8Array.from({ length: 784 }, (_, pixel) => (pixel * seed) % 256);
const symbols = [
  { name: 'Ω “omega” 🙂', examples: [example(3), example(7), example(11)] },
  { name: 'Star', examples: [example(5)] },
];
const text = writeWeightsFile(smallPlan, someParameters(smallPlan), { ...exampleRun, symbols });

describe('symbols in a weights file', () => {
  it('come back as they were written, beside the same network', () => {
    const found = readWeightsFile(text, datasets.mnist);
    expect(found.symbols).toEqual(symbols);
    expect(found.parameters).toEqual(readWeightsFile(exampleText(), datasets.mnist).parameters);
  });

  it('are left out where there are none, as they are in older files', () => {
    expect(JSON.parse(exampleText())).not.toHaveProperty('symbols');
    expect(readWeightsFile(exampleText(), datasets.mnist).symbols).toEqual([]);
  });

  const pixels = Array.from(example(1));
  it.each<[string, string, unknown]>([
    ['no list', 'symbols', {}],
    ['too many', 'symbols', Array.from({ length: 9 }, () => ({ name: 'a', examples: [pixels] }))],
    ['without a name', 'symbols.0.name', ''],
    ['with an endless name', 'symbols.0.name', 'a'.repeat(1_000)],
    ['without examples', 'symbols.0.examples', []],
    ['with too many examples', 'symbols.0.examples', [pixels, pixels, pixels, pixels]],
    ['with an example of another size', 'symbols.0.examples.0', [1, 2]],
    ['with a grey that is none', 'symbols.1.examples.0.5', 256],
    ['with a grey between two', 'symbols.1.examples.0.5', 0.5],
  ])('are refused with the file: %s', (_, path, value) => {
    const hostile = JSON.stringify(withValueAt(JSON.parse(text), path, value));
    const error = errorOf(() => readWeightsFile(hostile, datasets.mnist));
    expect(error).toBeInstanceOf(WeightsFileError);
    expect(error.message).toMatch(/^symbols/);
  });
});
