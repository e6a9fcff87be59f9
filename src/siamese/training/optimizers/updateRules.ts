/** The optimisers on offer. */
import type { OptimizerKind } from '../../../settings/choices.ts';
import { adam } from './adam.ts';
import { momentum, sgd } from './sgd.ts';
import type { UpdateRule } from './updateRule.ts';

/** The rule of each optimiser on offer. */
export const updateRules: Readonly<Record<OptimizerKind, UpdateRule>> = { sgd, momentum, adam };
