/** Creates small networks and batches for tests. */
import type { RandomSource } from '../../src/data/random.ts';
import type { EncoderKind } from '../../src/settings/choices.ts';
import { defaultSettings, type RunSettings } from '../../src/settings/settings.ts';
import { architectureOf } from '../../src/siamese/network/architecture/architecture.ts';
import { BatchInput } from '../../src/siamese/network/batchInput.ts';
import type { EncoderPlan } from '../../src/siamese/network/plans/encoderPlan.ts';
import {
  initialParameters,
  type NetworkPlan,
  networkKindOf,
  planNetwork,
} from '../../src/siamese/network/plans/networkPlan.ts';
import { SiameseNetwork } from '../../src/siamese/network/siameseNetwork.ts';

/** The plan of a network with these settings. */
export function makePlan(
  encoder: EncoderKind = 'cnn',
  embeddingSize = 8,
  change: Partial<Pick<RunSettings, 'encoderSize' | 'unitLength' | 'tieWeights' | 'loss'>> = {},
): NetworkPlan {
  const settings = { ...defaultSettings, encoder, embeddingSize, ...change };
  return planNetwork(architectureOf(settings), networkKindOf(settings));
}

/** A fresh network; the caller owns it. */
export function makeNetwork(plan: NetworkPlan = makePlan(), seed = 1): SiameseNetwork {
  return SiameseNetwork.create(plan, initialParameters(plan, seed));
}

/** Images without changes, in the layout of a plan's input. */
export function inputOf(
  { encoder }: Pick<NetworkPlan, 'encoder'>,
  images: readonly Uint8Array[],
): Float32Array {
  const input = new BatchInput(encoder.input, images.length);
  for (const [position, image] of images.entries()) input.setImage(position, image, null);
  return input.values;
}

/** The inputs of a step: the whole batch, or with untied towers its first and its second images. */
export function inputsOf(plan: NetworkPlan, images: readonly Uint8Array[]): Float32Array[] {
  const half = images.length / 2;
  const parts = plan.isTied ? [images] : [images.slice(0, half), images.slice(half)];
  return parts.map((part) => inputOf(plan, part));
}

/** The grey values of an image, 0…1, for a reference. */
export function pixelsOf(image: Uint8Array): Float64Array {
  return Float64Array.from(image, (grey) => grey / 255);
}

/**
 * Parameters larger than those at the start of a training, with biases that are not 0, so that
 * embeddings are far apart.
 */
export function livelyParameters(plan: EncoderPlan, random: RandomSource): Float32Array {
  const parameters = new Float32Array(plan.parameterCount);
  for (const { offset, size, initialSpread, initialValue } of plan.parameters) {
    const spread = initialSpread === 0 ? 0.2 : 2 * initialSpread;
    for (let index = 0; index < size; index++) {
      parameters[offset + index] = initialValue(index) + (2 * random.uniform() - 1) * spread;
    }
  }
  return parameters;
}
