/**
 * Owns the PyTorch project: a zip with the network, its weights, and a program that carries the run on.
 */
import { zipSync } from 'fflate';
import type { RunSettings } from '../../../settings/settings.ts';
import type { TrainingPhase } from '../../training/schedule.ts';
import type { TrainerSnapshot } from '../../training/trainer.ts';
import type { WeightsFile } from '../../weightsFile/schema.ts';
import { floatArray, npzOf, wholeNumber, writeNpz, zipTime } from '../npz.ts';
import { programSettingsOf } from '../programs/programSettings.ts';
import model from './project/model.py?raw';
import train from './project/train.py?raw';
import { readmeOf } from './readme.ts';
import { pytorchBatches, pytorchLosses, pytorchOptimizers } from './rows.ts';

/** What a run needs to go on, besides its weights file. */
export interface ContinuedRun {
  readonly settings: RunSettings;
  /** Steps done. */
  readonly step: number;
  readonly phase: TrainingPhase;
  /** `null` before the first step. */
  readonly trainer: TrainerSnapshot | null;
}

/** The zip of a project; all its files lie in one folder. */
export function writePytorchProject(file: WeightsFile, run: ContinuedRun): Uint8Array<ArrayBuffer> {
  const { loss, optimizer } = run.settings;
  const files = {
    'README.md': readmeOf(file, run.settings),
    'requirements.txt': 'numpy>=1.24\ntorch>=1.13\n',
    'run.json': `${JSON.stringify(runOf(file, run), null, 1)}\n`,
    'model.py': model,
    'train.py': train,
    'batches.py': moduleOf(
      'The images of each step, and its learning rate.',
      pytorchBatches(run.settings),
    ),
    'loss.py': moduleOf('The loss of this run.', pytorchLosses[loss]),
    'optimizer.py': moduleOf('The optimiser of this run.', pytorchOptimizers[optimizer]),
    'weights.npz': writeNpz(file),
    'state.npz': stateOf(file, run.trainer),
  };
  const entries = Object.entries(files).map(([name, content]) => {
    const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
    return [`siamese-pytorch/${name}`, bytes] as const;
  });
  return zipSync(Object.fromEntries(entries), { level: 6, mtime: zipTime });
}

/** The settings as `train.py` reads them. */
export function runOf(
  { training }: Pick<WeightsFile, 'training'>,
  { settings, step, phase }: Omit<ContinuedRun, 'trainer'>,
) {
  return { ...programSettingsOf(settings, training.classes.length), step, phase };
}

/** The modules that a program's text may need. */
const modules = [
  ['functools', 'import functools'],
  ['gzip', 'import gzip'],
  ['math', 'import math'],
  ['np', 'import numpy as np'],
  ['torch', 'import torch'],
  ['F', 'from torch.nn import functional as F'],
] as const;

/** A Python module: its imports, then the text. */
function moduleOf(docstring: string, text: string): string {
  return `"""${docstring}"""\n${importsOf(text)}\n\n\n${text}`;
}

/** The imports that a text of Python needs, a line each. */
export function importsOf(text: string): string {
  return modules
    .filter(([name]) => new RegExp(`\\b${name}\\.`).test(text))
    .map(([, line]) => line)
    .join('\n');
}

/** What the next step needs besides the judged weights: the newest ones, and the optimiser's memory. */
function stateOf(
  { tensors }: WeightsFile,
  trainer: TrainerSnapshot | null,
): Uint8Array<ArrayBuffer> {
  const vectors = [
    ...(trainer === null ? [] : [['newest', trainer.parameters] as const]),
    ...(trainer?.memory ?? []).map((vector, index) => [`memory${index}`, vector] as const),
  ];
  const arrays = vectors.flatMap(([key, vector]) => {
    let end = 0;
    return tensors.map(({ name, shape, data }) => {
      end += data.length;
      return floatArray(`${key}/${name}`, shape, vector.subarray(end - data.length, end));
    });
  });
  return npzOf([wholeNumber('updates', trainer?.updates ?? 0), ...arrays]);
}
