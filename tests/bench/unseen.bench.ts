/**
 * How well networks compare digits that they have never seen, with made-up symbols and without, from three
 * seeds on WASM: `npm run bench:unseen`. `npm run bench:unseen -- -t alone` measures a part.
 */
import { cpus } from 'node:os';
import { afterAll, beforeAll, describe, test } from 'vitest';
import type { Dataset } from '../../src/data/dataset.ts';
import { mostPoolSymbols, SymbolPool } from '../../src/data/symbols/symbolPool.ts';
import { sources } from '../../src/settings/facts/sources.ts';
import type { RunSettings } from '../../src/settings/settings.ts';
import { switchToBackend } from '../helpers/backends.ts';
import { loadMnist } from './support/mnist.ts';
import { trainAndMeasure } from './support/train.ts';
import {
  knownTriple,
  reportedTriples,
  settingsOf,
  type Triple,
  withoutSymbols,
  withSymbols,
} from './support/unseenRecipes.ts';

const seeds = [1, 2, 3];
const pools = new Map<number, SymbolPool>();
const rows: string[] = [];
let dataset: Dataset;

beforeAll(async () => {
  await switchToBackend('wasm');
  dataset = await loadMnist();
});

afterAll(() => {
  const [cpu] = cpus();
  console.log(`\nWASM in Node ${process.version}, ${cpu?.model ?? 'unknown processor'}`);
  console.log(`Mean of seeds ${seeds.join(', ')}\n`);
  console.log('| never seen | AUC | n-way one-shot | accuracy of seen pairs | ms a step |');
  console.log('|---|---|---|---|---|');
  for (const row of rows) console.log(row);
});

/** The full pool of a seed. */
function poolOf({ learnFrom, seed }: RunSettings): SymbolPool | null {
  if (!sources[learnFrom].hasSymbols) return null;
  const known = pools.get(seed);
  if (known !== undefined) return known;
  const pool = new SymbolPool(seed);
  pool.growTo(mostPoolSymbols);
  pools.set(seed, pool);
  return pool;
}

interface Figures {
  readonly area: number;
  readonly oneShot: number;
  readonly seenAccuracy: number;
  readonly stepMs: number;
}

async function measure(name: string, settings: RunSettings): Promise<Figures> {
  const all: Figures[] = [];
  for (const seed of seeds) {
    const seeded = { ...settings, seed };
    const { evaluation, stepMs } = await trainAndMeasure(dataset, seeded, poolOf(seeded));
    const figures = {
      area: evaluation.heldOut?.among?.areaUnderCurve ?? Number.NaN,
      oneShot: evaluation.heldOut?.oneShotAccuracy ?? Number.NaN,
      seenAccuracy: evaluation.pairAccuracy,
      stepMs,
    };
    console.log(
      `${name}, seed ${seed}: AUC ${figures.area.toFixed(4)}, ${percent(figures.oneShot)}`,
    );
    all.push(figures);
  }
  const mean = (of: (figures: Figures) => number): number =>
    all.reduce((sum, figures) => sum + of(figures), 0) / all.length;
  const means = {
    area: mean(({ area }) => area),
    oneShot: mean(({ oneShot }) => oneShot),
    seenAccuracy: mean(({ seenAccuracy }) => seenAccuracy),
    stepMs: mean(({ stepMs }) => stepMs),
  };
  const lowest = Math.min(...all.map(({ area }) => area));
  rows.push(
    `| ${name} | ${means.area.toFixed(3)} (lowest ${lowest.toFixed(3)}) | ${percent(means.oneShot)} | ` +
      `${percent(means.seenAccuracy)} | ${means.stepMs.toFixed(1)} |`,
  );
  return means;
}

describe.each([...reportedTriples, knownTriple])('held out %i, %i, %i', (...triple: Triple) => {
  const heldOutDigits = [...triple];

  test('without symbols, and with them', async () => {
    const name = triple.join(', ');
    const plain = await measure(`${name}, without symbols`, { ...withoutSymbols, heldOutDigits });
    const helped = await measure(`${name}, with symbols`, { ...withSymbols, heldOutDigits });
    const left = (1 - helped.area) / (1 - plain.area);
    const lost = 100 * (plain.seenAccuracy - helped.seenAccuracy);
    console.log(
      `${name}: ${left.toFixed(2)} of what was missing to 1 is left; seen pairs lose ${lost.toFixed(2)} points`,
    );
  });
});

test('all ten digits, of symbols alone', async () => {
  await measure('all ten, symbols alone', settingsOf('no-digit'));
});

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}
