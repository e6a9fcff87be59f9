/** Lists the losses that the answer recommends, from the table of losses. */
import { lossKinds } from '../../settings/choices.ts';
import { type LossAnswer, losses } from '../../settings/facts/losses.ts';

export const answeredLosses: readonly LossAnswer[] = lossKinds
  .map((loss) => losses[loss].answer)
  .filter((answer) => answer !== null);
