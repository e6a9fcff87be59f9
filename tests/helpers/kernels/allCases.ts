/** Owns the list of all our kernels with their calls: one suite for every backend. */
import { gatherCases } from './gatherCases.ts';
import type { KernelCases } from './kernelCase.ts';
import { lstmCases } from './lstmCases.ts';
import { moveCases } from './moveCases.ts';
import { pairCases } from './pairCases.ts';
import { productCases } from './productCases.ts';
import { trainingCases } from './trainingCases.ts';

export const allKernelCases: readonly KernelCases[] = [
  ...trainingCases,
  gatherCases,
  pairCases,
  ...lstmCases,
  moveCases,
  ...productCases,
];
