/** Unpacks PyTorch projects, and has one Python work with all of them. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { batchRecipeOf, classOfImages } from '../../../src/data/batches/batchRecipe.ts';
import { imageWeightsOf } from '../../../src/data/batches/imageWeights.ts';
import { whyNotSymbolsFirst } from '../../../src/settings/rules.ts';
import type { RunSettings } from '../../../src/settings/settings.ts';
import {
  type ContinuedRun,
  writePytorchProject,
} from '../../../src/siamese/exports/pytorch/project.ts';
import { createLoss } from '../../../src/siamese/losses/createLoss.ts';
import { SiameseNetwork } from '../../../src/siamese/network/siameseNetwork.ts';
import { datasetWeightAt, firstPhase } from '../../../src/siamese/training/schedule.ts';
import { Trainer, type TrainerSnapshot } from '../../../src/siamese/training/trainer.ts';
import { writeWeightsFile } from '../../../src/siamese/weightsFile/write.ts';
import { type LabelledDigits, readMnist, takeOfEachClass } from '../mnist.ts';
import { exampleRun } from '../weightsFiles.ts';
import { type LivelyNetwork, livelyNetwork, parsed } from './exportedFiles.ts';
import { zipEntries } from './zipEntries.ts';

/** A folder that `remove` takes away. */
export async function temporaryFolder(): Promise<{ path: string; remove: () => Promise<void> }> {
  const path = await mkdtemp(join(tmpdir(), 'siamese-pytorch-'));
  return { path, remove: () => rm(path, { recursive: true }) };
}

/** A network in training, and its settings. */
export interface ProjectNetwork extends LivelyNetwork {
  readonly settings: RunSettings;
}

/** A lively network whose settings are small enough for tests. */
export function projectNetwork(change: Partial<RunSettings>): ProjectNetwork {
  const settings = { ...exampleRun.settings, embeddingSize: 16, imagesPerDigit: 4, ...change };
  // Without a head start, a lively network's pairs are all beyond the margin.
  return { ...livelyNetwork(settings), settings: { ...settings, margin: 5 } };
}

/** Writes a network's project into a folder; resolves to the project's own folder. */
export async function unpackProject(
  folder: string,
  { file, settings }: ProjectNetwork,
  run: Partial<ContinuedRun> = {},
): Promise<string> {
  const start = { settings, step: 0, phase: firstPhase(1_000, 0), trainer: null };
  for (const [name, content] of zipEntries(writePytorchProject(file, { ...start, ...run }))) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), content);
  }
  return join(folder, 'siamese-pytorch');
}

/** The same with the file of a trainer's judged weights. */
export function judged(network: ProjectNetwork, trainer: TrainerSnapshot): ProjectNetwork {
  const { plan, settings } = network;
  const parameters = trainer.averaged ?? trainer.parameters;
  const text = writeWeightsFile(plan, parameters, { ...exampleRun, settings });
  return { ...network, parameters, text, file: parsed(text) };
}

/** The page's own trainer of such a network; the caller disposes it. */
export function pageTrainer({ plan, parameters, settings }: ProjectNetwork): Trainer {
  const loss = createLoss(settings, batchRecipeOf(settings, 10));
  const network = SiameseNetwork.create(plan, parameters);
  return new Trainer(network, loss, { settings, step: 0, memory: null });
}

/** Settings of a step with digits, symbols and turned digits. */
export const besideSymbols = {
  learnFrom: 'digits-and-symbols',
  symbolsFirst: true,
  symbolsPerBatch: 12,
  imagesPerSymbol: 3,
  turnedPerBatch: 4,
} as const;

/** What the images of a fixed batch count at a step of a first phase; `null` where all count the same. */
export function fixedWeights(settings: RunSettings, steps: number, step: number) {
  return settings.symbolsFirst && whyNotSymbolsFirst(settings) === null
    ? imageWeightsOf(batchRecipeOf(settings, 10), datasetWeightAt(firstPhase(steps, 0), step))
    : null;
}

/** The classes of a fixed batch as the programs number them: below 0 where they are not of the data. */
export function numberedByPrograms(labels: Uint8Array): number[] {
  return Array.from(labels, (label) => (label < 10 ? label : 9 - label));
}

/**
 * A batch of real digits as the loss takes it: class by class, or positive pairs before negative ones. For
 * symbols and turned digits stand digits of any class, with labels from 10 on.
 */
export function fixedBatch(settings: RunSettings): LabelledDigits {
  const recipe = batchRecipeOf(settings, 10);
  const all = readMnist('t10k', 400);
  const digits = takeOfEachClass(all, 4);
  if (recipe.kind === 'views') return digits;
  if (recipe.kind === 'classes') {
    const labels = Uint8Array.from(classOfImages(recipe.groups));
    return { images: [...digits.images, ...all.images].slice(0, labels.length), labels };
  }
  const { pairs, positivePairs } = recipe;
  // Positions among four of each class: the next of the class, or one of the next class.
  const second = (pair: number): number =>
    pair < positivePairs ? 4 * Math.floor(pair / 4) + ((pair + 1) % 4) : (pair + 4) % 40;
  const places = [0, 1].flatMap((side) =>
    Array.from({ length: pairs }, (_, pair) => (side === 0 ? pair : second(pair))),
  );
  return {
    images: places.flatMap((place) => digits.images.slice(place, place + 1)),
    labels: Uint8Array.from(places, (place) => digits.labels[place] ?? 0),
  };
}
