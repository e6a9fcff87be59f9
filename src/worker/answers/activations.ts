/** Answers what the layers of the twins compute for two images. */
import type { Activations, ActivationsQuestion } from '../../protocol/answers/activations.ts';
import {
  type LayerActivations,
  profileOf,
  readActivations,
  readFirstFilters,
} from '../../siamese/inspection/activations.ts';
import type { Answer } from './answer.ts';

/** A layer's profile at a glance has this many parts. */
const groups = 16;

/** Answers with the weights of this moment, even if training goes on or the run ends meanwhile. */
export const answerActivations: Answer<ActivationsQuestion, Activations> = async (
  run,
  { pair: { a, b }, layer },
) => {
  const { stepper } = run.parts;
  const { step } = stepper;
  const network = stepper.judged.freeze();
  const read = async () => {
    // The overview can wait for a turn; a person who opens a layer wants it at once.
    await run.turn(layer !== null);
    return Promise.all([
      readActivations(network, [a, b]),
      layer === 0 ? readFirstFilters(network) : null,
    ]);
  };
  const [layers, filters] = await read().finally(() => network.dispose());
  const profile = ({ shape }: LayerActivations, values: Float32Array, digit: Uint8Array | null) =>
    digit === null ? null : profileOf(shape, values, groups);
  const opened = layer === null ? undefined : layers[layer];
  return {
    runId: run.id,
    step,
    profiles: layers.map((one) => ({ a: profile(one, one.a, a), b: profile(one, one.b, b) })),
    opened:
      opened === undefined || layer === null
        ? null
        : {
            layer,
            shape: opened.shape,
            a: a === null ? null : opened.a,
            b: b === null ? null : opened.b,
            filters,
          },
  };
};
