/**
 * How well networks that have learnt from made-up symbols alone tell Omniglot's characters from one example
 * each (Lake, Salakhutdinov, Tenenbaum 2015): 20 characters of one alphabet, the query by another drawer than
 * the examples, 400 seeded questions, on WASM. The pictures are no part of this repository:
 * `OMNIGLOT_ZIP=images_background_small1.zip npm run bench:omniglot`, and `-- -t deeper` for a part.
 */
import { readFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { basename } from 'node:path';
import { afterAll, beforeAll, test } from 'vitest';
import type { Dataset } from '../../src/data/dataset.ts';
import { mostPoolSymbols, SymbolPool } from '../../src/data/symbols/symbolPool.ts';
import type { RunSettings } from '../../src/settings/settings.ts';
import {
  type OtherImages,
  otherImagesOf,
} from '../../src/siamese/evaluation/otherData/otherImages.ts';
import { type OtherFigures, OtherTest } from '../../src/siamese/evaluation/otherData/otherTest.ts';
import { networkKindOf, planNetwork } from '../../src/siamese/network/plans/networkPlan.ts';
import { SiameseNetwork } from '../../src/siamese/network/siameseNetwork.ts';
import { freshRun } from '../../src/worker/run/start/freshRun.ts';
import { OwnData } from '../../src/worker/sideWorkers/files/ownData.ts';
import { switchToBackend } from '../helpers/backends.ts';
import { read } from '../helpers/dataFiles/givenFiles.ts';
import { loadMnist } from './support/mnist.ts';
import { trainAndMeasure } from './support/train.ts';
import { settingsOf } from './support/unseenRecipes.ts';

const form = { ways: 20, shots: 1 };
const pace = {
  chunkImages: 200,
  turn: async () => {},
  signal: new AbortController().signal,
};

/** How often an image is read: as it is, and in different views besides. */
const views = [1, 16] as const;
const seeds = [1, 2, 3] as const;
const recipes: readonly { readonly name: string; readonly settings: RunSettings }[] = [
  { name: 'No digit at all', settings: settingsOf('no-digit') },
  { name: 'No digit, and deeper', settings: settingsOf('no-digit-deep') },
];

const rows: string[] = [];
let mnist: Dataset;
let omniglot: OtherImages;

beforeAll(async () => {
  await switchToBackend('wasm');
  mnist = await loadMnist();
  omniglot = await readOmniglot();
  const pixels = await new OtherTest(omniglot, form).judgePixels(pace);
  rows.push(`| plain pixels | | | ${figuresIn(pixels)} | |`);
});

afterAll(() => {
  const [cpu] = cpus();
  console.log(`\nWASM in Node ${process.version}, ${cpu?.model ?? 'unknown processor'}\n`);
  console.log('| network | seed | views | 20-way one-shot (95 %) | AUC | accuracy | ms a step |');
  console.log('|---|---|---|---|---|---|---|');
  for (const row of rows) console.log(row);
});

test.each(recipes)('$name', async ({ name, settings }) => {
  for (const seed of seeds) {
    const seeded = { ...settings, seed };
    const pool = new SymbolPool(seed);
    pool.growTo(mostPoolSymbols);
    const { parameters, evaluation, stepMs } = await trainAndMeasure(mnist, seeded, pool);
    const { architecture } = freshRun(1, seeded);
    const network = SiameseNetwork.create(
      planNetwork(architecture, networkKindOf(seeded)),
      parameters,
    );
    const otherTest = new OtherTest(omniglot, form);
    for (const count of views) {
      const figures = await otherTest.judge(network, evaluation.decision, count, pace);
      rows.push(`| ${name} | ${seed} | ${count} | ${figuresIn(figures)} | ${stepMs.toFixed(1)} |`);
    }
    network.dispose();
    console.log(rows.slice(-views.length).join('\n'));
    const { heldOut } = evaluation;
    const area = heldOut?.among?.areaUnderCurve?.toFixed(4);
    console.log(`MNIST: AUC ${area}, ten-way one-shot ${percent(heldOut?.oneShotAccuracy)}`);
  }
});

/** @throws Error when the archive is not named, or cannot be read */
async function readOmniglot(): Promise<OtherImages> {
  const { OMNIGLOT_ZIP: path } = process.env;
  if (path === undefined) {
    throw new Error('Name the archive: OMNIGLOT_ZIP=images_background_small1.zip');
  }
  const data = new OwnData(await read({ [basename(path)]: await readFile(path) }));
  const { classes, families, counts } = data.summary();
  const images = otherImagesOf({ classes, families }, data.images());
  const count = counts.train + counts.validation + counts.test;
  const alphabets = new Set(families).size;
  console.log(`${classes.length} characters of ${alphabets} alphabets, ${count} images`);
  return images;
}

function figuresIn({ fewShot, areaUnderCurve, accuracy }: OtherFigures): string {
  const { low, high } = fewShot?.interval ?? { low: Number.NaN, high: Number.NaN };
  const share = percent(fewShot?.accuracy);
  return `${share} (${percent(low)} to ${percent(high)}) | ${areaUnderCurve?.toFixed(4)} | ${percent(accuracy)}`;
}

function percent(share: number | null | undefined): string {
  return share === null || share === undefined ? '–' : `${(100 * share).toFixed(1)} %`;
}
