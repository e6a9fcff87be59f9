/** Owns the layers of an encoder, and builds those that the settings choose. No tensors. */
import type { EncoderKind } from '../../../settings/choices.ts';
import type { RunSettings } from '../../../settings/settings.ts';
import { encoderBodies } from './encoders.ts';
import type { Layer } from './layerTypes.ts';

/** An encoder: 28×28 pixels in, an embedding out. */
export interface Architecture {
  readonly kind: EncoderKind;
  readonly layers: readonly Layer[];
}

/** An architecture that this program cannot run; the message names the layer and the reason. */
export class ArchitectureError extends Error {
  override readonly name = 'ArchitectureError';
}

/** The encoder that the settings choose. */
export function architectureOf(
  settings: Pick<RunSettings, 'encoder' | 'encoderSize' | 'embeddingSize' | 'unitLength'>,
): Architecture {
  const { encoder, encoderSize, embeddingSize, unitLength } = settings;
  return {
    kind: encoder,
    layers: [
      ...encoderBodies[encoder](encoderSize),
      { op: 'dense', units: embeddingSize, activation: 'linear' },
      ...(unitLength ? [{ op: 'l2normalize' } as const] : []),
    ],
  };
}
