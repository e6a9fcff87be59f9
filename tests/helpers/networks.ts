/** Small networks and batches for tests. */
import type { EncoderKind } from '../../src/settings/settings.ts';
import { architectureOf } from '../../src/siamese/architecture.ts';
import { BatchInput } from '../../src/siamese/batchInput.ts';
import { type EncoderPlan, planEncoder } from '../../src/siamese/encoderPlan.ts';
import { initialParameters, SiameseNetwork } from '../../src/siamese/network.ts';

/** The plan of an encoder on offer. */
export function makePlan(encoder: EncoderKind = 'cnn', embeddingSize = 8): EncoderPlan {
  return planEncoder(architectureOf({ encoder, embeddingSize }));
}

/** A fresh network; the caller owns it. */
export function makeNetwork(plan = makePlan(), seed = 1): SiameseNetwork {
  return SiameseNetwork.create(plan, initialParameters(plan, seed));
}

/** Images as they are, laid out for a plan. */
export function inputOf(plan: EncoderPlan, images: readonly Uint8Array[]): Float32Array {
  const input = new BatchInput(plan, images.length);
  for (const [position, image] of images.entries()) input.setImage(position, image, null);
  return input.values;
}
