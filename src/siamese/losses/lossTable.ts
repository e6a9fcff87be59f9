/**
 * Owns the table of losses: an implementation for each, on the kind of batches that
 * `settings/facts/losses.ts` names. The compiler refuses a missing row, and a row for other batches.
 */
import type { LossKind } from '../../settings/choices.ts';
import type { losses } from '../../settings/facts/losses.ts';
import type { ClassLoss, GivenPairsLoss, ViewsLoss } from './lossImplementation.ts';
import { contrastiveAllPairs } from './pairs/contrastiveAllPairs.ts';
import { contrastiveGivenPairs } from './pairs/contrastiveGivenPairs.ts';
import { learnedDistance } from './pairs/learnedDistance.ts';
import { positivesOnly } from './pairs/positivesOnly.ts';
import { ntXent } from './softmax/ntXent.ts';
import { supervisedContrastive } from './softmax/supervisedContrastive.ts';
import { triplet } from './triplets/triplet.ts';

type ImplementationOf<Kind extends LossKind> = (typeof losses)[Kind]['hasGivenPairs'] extends true
  ? GivenPairsLoss
  : (typeof losses)[Kind]['hasViews'] extends true
    ? ViewsLoss
    : ClassLoss;

/** One row for each loss. */
export const lossTable: { readonly [Kind in LossKind]: ImplementationOf<Kind> } = {
  'contrastive-all-pairs': contrastiveAllPairs,
  'contrastive-pairs': contrastiveGivenPairs,
  triplet,
  'supervised-contrastive': supervisedContrastive,
  'nt-xent': ntXent,
  'learned-distance': learnedDistance,
  'positives-only': positivesOnly,
};
