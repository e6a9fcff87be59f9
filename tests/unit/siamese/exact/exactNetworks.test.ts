import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { datasets } from '../../../../src/settings/datasets.ts';
import { readLink } from '../../../../src/settings/link/readLink.ts';
import { defaultSettings, type RunSettings } from '../../../../src/settings/settings.ts';
import { loadMnist } from '../../../bench/support/mnist.ts';
import { switchToBackend, type WasmBuild } from '../../../helpers/backends.ts';
import { exactNetwork } from '../../../helpers/exactNetwork.ts';
import { checksumAfter, exactSettings } from '../../../helpers/exactRuns.ts';
import { makeDataset } from '../../../helpers/syntheticData.ts';

const squares = makeDataset(10, [{ split: 'train', imagesPerClass: 30 }]);
const steps = 50;
const isPacked = existsSync(new URL('../../../../public/mnist/manifest.json', import.meta.url));

/** Checksums of 50 steps on small squares, first computed in Node 20 on an x86 processor (AMD EPYC). */
const pinned: readonly [what: string, changes: Partial<RunSettings>, sha256: string][] = [
  ['the default network', {}, 'e6b4641b7e003a82a6e0664357b5f6187ae3a18a7a75972477e1a826ac6ef707'],
  [
    'an LSTM',
    { encoder: 'lstm' },
    'd3e600dcd8e012364bf2b5c00d26e1f5967f115570bf778757ac06917bddee29',
  ],
  [
    'an MLP with Adam and a cosine schedule',
    { encoder: 'mlp', optimizer: 'adam', schedule: 'cosine', learningRate: 0.003 },
    'e0bb5fc20c4158537ca9af7c97beca225514a6226a308e6bcd987b1c9ae8d08f',
  ],
  [
    'symbols alone, told apart by a softmax',
    { learnFrom: 'symbols', symbolsPerBatch: 20, loss: 'supervised-contrastive' },
    'dd18767e7cff1c40a7d17a9981361fbd6adb4a843a797b77cb99dcf2710da11d',
  ],
  [
    'a learned distance',
    { loss: 'learned-distance' },
    '1fccf6af8e911f51458ef5cd04581f1123bb7629e63a36041424f1910d6c208d',
  ],
  [
    'distance-weighted triplets',
    { loss: 'triplet', mining: 'distance-weighted' },
    'dc788e8137b2968585f7fc8777082ca8199a3ebcbfc5ec6d575e711d0fed678c',
  ],
];

describe.each(['simd', 'relaxed-simd'] as const)('with the build %s for other work', (build) => {
  it.each(pinned)('%s gives its one checksum', async (_, changes, sha256) => {
    await freshBackend(build);
    const settings = exactSettings({ imagesPerDigit: 4, ...changes });
    expect(await checksumAfter(squares, settings, steps)).toBe(sha256);
  });
});

it('without exact arithmetic, fused multiply-add gives other weights', async () => {
  await freshBackend('simd');
  const settings = { ...defaultSettings, imagesPerDigit: 4 };
  const plain = await checksumAfter(squares, settings, steps);
  await freshBackend('relaxed-simd');
  expect(await checksumAfter(squares, settings, steps)).not.toBe(plain);
});

it.skipIf(!isPacked)('the network of the other engines’ tests has its checksum here', async () => {
  await freshBackend('simd');
  const { settings } = readLink(exactNetwork.query, datasets.mnist);
  const checksum = await checksumAfter(
    await loadMnist(),
    settings ?? defaultSettings,
    exactNetwork.steps,
  );
  expect(checksum).toBe(exactNetwork.sha256);
});

/** A build is registered at the first switch to it. */
async function freshBackend(build: WasmBuild): Promise<void> {
  await switchToBackend('cpu');
  await switchToBackend('wasm', build);
}
