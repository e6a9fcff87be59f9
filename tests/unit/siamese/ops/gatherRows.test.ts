import * as tf from '@tensorflow/tfjs-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createRandom } from '../../../../src/data/random.ts';
import {
  gatherRows,
  gatherRowsName,
  type RowGathering,
} from '../../../../src/siamese/ops/gatherRows.ts';
import { switchToBackend, testBackends } from '../../../helpers/backends.ts';
import { numbersWithin } from '../../../helpers/randomNumbers.ts';

const random = createRandom(41, 'weights');

interface Case {
  readonly gathering: RowGathering;
  readonly rows: Float32Array;
}

/** Any shape; every row may be picked several times or never, and the background as well. */
function randomCase(): Case {
  const [images, rowsPerImage, channels] = [
    1 + random.below(5),
    1 + random.below(9),
    1 + random.below(7),
  ];
  const picked = Int32Array.from({ length: 1 + random.below(20) }, () =>
    random.below(rowsPerImage + 1),
  );
  const rows = numbersWithin(random, images * rowsPerImage * channels);
  return { gathering: { images, rowsPerImage, channels, picked }, rows };
}

/** Number by number. */
function byBruteForce({ gathering, rows }: Case): Float32Array {
  const { images, rowsPerImage, channels, picked } = gathering;
  const found: number[] = [];
  for (let image = 0; image < images; image++) {
    for (const row of picked) {
      for (let channel = 0; channel < channels; channel++) {
        const at = (image * rowsPerImage + row) * channels + channel;
        found.push(row === rowsPerImage ? 0 : (rows[at] ?? Number.NaN));
      }
    }
  }
  return Float32Array.from(found);
}

function gather({ gathering, rows }: Case): { shape: number[]; values: Float32Array } {
  return tf.tidy(() => {
    const { images, rowsPerImage, channels } = gathering;
    const gathered = gatherRows(tf.tensor2d(rows, [images * rowsPerImage, channels]), gathering);
    return { shape: gathered.shape, values: gathered.dataSync<'float32'>().slice() };
  });
}

const cases = Array.from({ length: 60 }, randomCase);

describe.each(testBackends)('picking rows on %s', (backend) => {
  let before = { tensors: 0, buffers: 0 };
  const counts = () => {
    const { numTensors, numDataBuffers } = tf.memory();
    return { tensors: numTensors, buffers: numDataBuffers };
  };
  beforeEach(async () => {
    await switchToBackend(backend);
    before = counts();
  });
  afterEach(() => expect(counts()).toEqual(before));

  it('gives the rows that brute force picks, to the bit, and zeros for the background', () => {
    for (const one of cases) {
      const { shape, values } = gather(one);
      const { images, channels, picked } = one.gathering;
      expect(shape).toEqual([images * picked.length, channels]);
      expect(values).toEqual(byBruteForce(one));
    }
  });

  it('gives zeros for the background, whatever was in that memory before', () => {
    const gathering = { images: 2, rowsPerImage: 1, channels: 50, picked: Int32Array.of(1, 1) };
    tf.tidy(() => {
      tf.fill([4, 50], Number.NaN).dispose();
      expect(gather({ gathering, rows: new Float32Array(100).fill(7) }).values).toEqual(
        new Float32Array(200),
      );
    });
  });

  it('picks from a tensor that is the output of another operation', () => {
    const [one] = cases;
    if (one === undefined) throw new Error('There is no case');
    const { images, rowsPerImage, channels } = one.gathering;
    const doubled = tf.tidy(() =>
      gatherRows(tf.mul(tf.tensor2d(one.rows, [images * rowsPerImage, channels]), 2), one.gathering)
        .dataSync<'float32'>()
        .slice(),
    );
    expect(doubled).toEqual(byBruteForce(one).map((value) => 2 * value));
  });
});

describe('the kernel that picks rows', () => {
  it('is there on WASM, and composed of operations on the CPU backend', async () => {
    await switchToBackend('wasm');
    expect(tf.getKernel(gatherRowsName, 'wasm')).toBeDefined();
    expect(tf.getKernel(gatherRowsName, 'cpu')).toBeUndefined();
  });
});
