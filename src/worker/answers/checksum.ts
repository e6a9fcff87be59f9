/** Answers with the checksum of a run's network: that of its weights file. */
import type { NetworkChecksum } from '../../protocol/answers/checksum.ts';
import { lengthOf, sketchOf } from '../../siamese/weightsFile/sketch.ts';
import { checksumOf } from '../../siamese/weightsFile/write.ts';
import type { Answer } from './answer.ts';

/** Of the weights of this moment, even if training goes on. */
export const answerChecksum: Answer<undefined, NetworkChecksum> = async (run) => {
  const { step, judged } = run.parts.stepper;
  const weights = await judged.readParameters();
  return {
    step,
    sha256: checksumOf(weights),
    sketch: sketchOf(weights),
    length: lengthOf(weights),
  };
};
