/** Owns the table of update rules. */
import type { OptimizerKind } from '../../../settings/choices.ts';
import { adam } from './adam.ts';
import { muon } from './muon.ts';
import { momentum, sgd } from './sgd.ts';
import type { UpdateRule } from './updateRule.ts';

/** The update rule of each optimiser. */
export const updateRules: Readonly<Record<OptimizerKind, UpdateRule>> = {
  sgd,
  momentum,
  adam,
  muon,
};
