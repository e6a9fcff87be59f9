/**
 * Whether a verdict depends on where, how large, how thick and how slanted one writes: synthetic
 * handwriting, judged by a network that was trained with the page's defaults on WASM.
 */
import { cpus } from 'node:os';
import { test } from 'vitest';
import { requireElement } from '../../src/metrics/requireElement.ts';
import { defaultSettings } from '../../src/settings/settings.ts';
import { architectureOf } from '../../src/siamese/network/architecture/architecture.ts';
import { embedAtOnce, type PaintImage } from '../../src/siamese/network/embedding.ts';
import { networkKindOf, planNetwork } from '../../src/siamese/network/plans/networkPlan.ts';
import { SiameseNetwork } from '../../src/siamese/network/siameseNetwork.ts';
import { switchToBackend } from '../helpers/backends.ts';
import {
  type Factor,
  factors,
  photographAll,
  type Writing,
  writeAll,
} from './support/handwriting.ts';
import { loadMnist } from './support/mnist.ts';
import { trainAndMeasure } from './support/train.ts';
import { accuracyBy, balancedAccuracy, judgePairs, type Verdict } from './support/verdicts.ts';

const seed = 1;
const pairsOfEach = 50_000;

test('handwriting', async () => {
  await switchToBackend('wasm');
  const settings = { ...defaultSettings, seed };
  const { evaluation, parameters } = await trainAndMeasure(await loadMnist(), settings);
  const { decision } = evaluation;
  if (decision === null) throw new Error('There is no threshold');
  const plan = planNetwork(architectureOf(settings), networkKindOf(settings));
  const network = SiameseNetwork.create(plan, parameters);
  const judge = async (writings: readonly Writing[]): Promise<Verdict[]> => {
    const embeddings = await embedWritings(network, writings);
    return judgePairs(writings, embeddings, decision, pairsOfEach, seed);
  };

  console.log(`\nWASM in Node ${process.version}, ${cpus()[0]?.model ?? 'unknown processor'}`);
  console.log(
    `${settings.steps} steps, seed ${seed}: ${percent(evaluation.pairAccuracy)} of MNIST's test pairs`,
  );
  const written = writeAll(seed);
  print(`${written.length} drawings`, await judge(written), factorNames);
  const photographed = photographAll(seed);
  print(`${photographed.length} photos`, await judge(photographed), ['pen width', 'slant']);
  network.dispose();
});

function print(what: string, verdicts: readonly Verdict[], by: readonly Factor[]): void {
  const { length } = verdicts;
  console.log(`\n${what}, ${length} pairs: ${percent(balancedAccuracy(verdicts))} right\n`);
  console.log('| pairs with a drawing of | right | best − worst |');
  console.log('|---|---|---|');
  for (const factor of by) {
    const levels = accuracyBy(factor, verdicts);
    const figures = levels.map(({ accuracy }) => accuracy);
    const spread = 100 * (Math.max(...figures) - Math.min(...figures));
    const words = levels.map(({ level, accuracy }) => `${level}: ${percent(accuracy)}`).join(', ');
    console.log(`| each ${factor} | ${words} | ${spread.toFixed(2)} points |`);
  }
}

const factorNames = Object.keys(factors).filter((name): name is Factor => name in factors);

/** All drawings' embeddings, one after the other. */
function embedWritings(
  network: SiameseNetwork,
  writings: readonly Writing[],
): Promise<Float32Array> {
  const paint: PaintImage = (input, position, index) =>
    input.setImage(position, requireElement(writings, index).pixels, null);
  return embedAtOnce(network, 'a', writings.length, paint, 100);
}

function percent(share: number): string {
  return `${(100 * share).toFixed(2)} %`;
}
