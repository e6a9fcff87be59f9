/**
 * Owns the PyTorch lines of each loss and of each optimiser: a row for each, which the compiler demands.
 * They stand beside the tables in `siamese/losses` and `siamese/training`, and not in them, because the
 * first step must not wait for them.
 */
import type { LossKind, OptimizerKind } from '../../../settings/choices.ts';
import { sources } from '../../../settings/facts/sources.ts';
import type { RunSettings } from '../../../settings/settings.ts';
import batches from './batches.py?raw';
import contrastiveAllPairs from './losses/contrastive-all-pairs.py?raw';
import contrastivePairs from './losses/contrastive-pairs.py?raw';
import learnedDistance from './losses/learned-distance.py?raw';
import ntXent from './losses/nt-xent.py?raw';
import positivesOnly from './losses/positives-only.py?raw';
import supervisedContrastive from './losses/supervised-contrastive.py?raw';
import triplet from './losses/triplet.py?raw';
import adam from './optimizers/adam.py?raw';
import momentum from './optimizers/momentum.py?raw';
import muon from './optimizers/muon.py?raw';
import sgd from './optimizers/sgd.py?raw';
import digits from './sources/digits.py?raw';
import symbols from './sources/symbols.py?raw';

/** What draws and changes the images of a step, and gives its learning rate. */
export function pytorchBatches({ learnFrom }: Pick<RunSettings, 'learnFrom'>): string {
  return [batches, sources[learnFrom].hasSymbols ? symbols : digits].join('\n\n');
}

/** Each gives the loss of a batch: `loss_of(embeddings, labels, run, head, random)`. */
export const pytorchLosses: Readonly<Record<LossKind, string>> = {
  'contrastive-all-pairs': contrastiveAllPairs,
  'contrastive-pairs': contrastivePairs,
  triplet,
  'supervised-contrastive': supervisedContrastive,
  'nt-xent': ntXent,
  'learned-distance': learnedDistance,
  'positives-only': positivesOnly,
};

/** Each takes one step: `update(weights, slopes, memory, rate, run, updates)`. */
export const pytorchOptimizers: Readonly<Record<OptimizerKind, string>> = {
  sgd,
  momentum,
  adam,
  muon,
};
