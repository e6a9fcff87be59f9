/** The losses that the programs for other libraries have lines for. */
import { lossKinds } from '../../../src/settings/choices.ts';
import type { ProgrammedLoss } from '../../../src/siamese/exports/programs/programmed.ts';

export const programmedLosses = lossKinds.filter(
  (loss): loss is ProgrammedLoss => loss !== 'nt-xent',
);
