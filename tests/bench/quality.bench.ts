/**
 * How good the networks get that the page trains: each recipe from three seeds, on WASM, measured on
 * all the fixed test pairs. `npm run bench:quality` trains all; `npm run bench:quality -- -t LSTM` one.
 */
import { cpus } from 'node:os';
import { afterAll, beforeAll, test } from 'vitest';
import type { Dataset } from '../../src/data/dataset.ts';
import type { Evaluation } from '../../src/siamese/evaluation/evaluation.ts';
import { switchToBackend } from '../helpers/backends.ts';
import { loadMnist } from './support/mnist.ts';
import { type Recipe, recipes } from './support/recipes.ts';
import { trainAndMeasure } from './support/train.ts';

const seeds = [1, 2, 3];
const rows: string[] = [];
let dataset: Dataset;

beforeAll(async () => {
  await switchToBackend('wasm');
  dataset = await loadMnist();
});

afterAll(() => {
  const [cpu] = cpus();
  console.log(`\nWASM in Node ${process.version}, ${cpu?.model ?? 'unknown processor'}`);
  console.log(`Mean of seeds ${seeds.join(', ')} (lowest to highest); ECE: the largest\n`);
  console.log('| recipe | figure | at least | reached | ECE | precision@1 | ms a step |');
  console.log('|---|---|---|---|---|---|---|');
  for (const row of rows) console.log(row);
});

test.each(recipes)('$name', async (recipe) => {
  const figures: number[] = [];
  const evaluations: Evaluation[] = [];
  const stepTimesMs: number[] = [];
  for (const seed of seeds) {
    const trained = await trainAndMeasure(dataset, { ...recipe.settings, seed });
    evaluations.push(trained.evaluation);
    stepTimesMs.push(trained.stepMs);
    figures.push(figureOf(recipe, trained.evaluation));
    console.log(`${recipe.name}, seed ${seed}: ${percent(figures.at(-1) ?? Number.NaN)}`);
  }
  const worstError = Math.max(...evaluations.map(({ calibrationError }) => calibrationError ?? 1));
  const precisions = evaluations.map(({ precisionAt1 }) => precisionAt1 ?? Number.NaN);
  const { figure, atLeast } = recipe.target;
  rows.push(
    `| ${recipe.name} | ${figure} | ${percent(atLeast)} | ${summary(figures)} | ` +
      `${worstError.toFixed(4)} | ${percent(mean(precisions))} | ${mean(stepTimesMs).toFixed(1)} |`,
  );
});

function figureOf({ target }: Recipe, evaluation: Evaluation): number {
  if (target.figure === 'accuracy') return evaluation.pairAccuracy;
  return evaluation.heldOut?.among?.areaUnderCurve ?? Number.NaN;
}

function summary(figures: readonly number[]): string {
  const [low, high] = [Math.min(...figures), Math.max(...figures)];
  return `${percent(mean(figures))} (${percent(low)} to ${percent(high)})`;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function percent(share: number): string {
  return `${(100 * share).toFixed(2)} %`;
}
