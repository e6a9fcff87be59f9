/** The encoders of the plain way: an image [28, 28, 1] in, an embedding of 32 numbers out. */
import * as tf from '@tensorflow/tfjs';
import { imageAt, type Split } from '../../../src/data/dataset.ts';
import { digitSide } from '../../../src/data/digit.ts';
import type { EmbeddingTable } from '../../../src/metrics/embeddingTable.ts';

const embeddingSize = 32;
const inputShape = [digitSide, digitSide, 1];
const chunkImages = 128;

/** The tutorials' convolutional encoder: 3×3×16, pool, 3×3×32, pool, 64, 32. */
export function tutorialEncoder(seed: number): tf.Sequential {
  const { conv2d, maxPooling2d, flatten, dense } = tf.layers;
  const kernelInitializer = tf.initializers.glorotNormal({ seed });
  const common = { activation: 'relu', kernelInitializer } as const;
  return tf.sequential({
    layers: [
      conv2d({ filters: 16, kernelSize: 3, inputShape, ...common }),
      maxPooling2d({ poolSize: 2 }),
      conv2d({ filters: 32, kernelSize: 3, ...common }),
      maxPooling2d({ poolSize: 2 }),
      flatten(),
      dense({ units: 64, ...common }),
      dense({ units: embeddingSize, kernelInitializer }),
    ],
  });
}

/** tf.layers' LSTM over the rows of an image, 64 units. */
export function lstmEncoder(seed: number): tf.Sequential {
  const kernelInitializer = tf.initializers.glorotNormal({ seed });
  const recurrentInitializer = tf.initializers.orthogonal({ seed });
  return tf.sequential({
    layers: [
      tf.layers.reshape({ targetShape: [digitSide, digitSide], inputShape }),
      tf.layers.lstm({ units: 64, kernelInitializer, recurrentInitializer }),
      tf.layers.dense({ units: embeddingSize, kernelInitializer }),
    ],
  });
}

/** Images of a split as a tensor [images, 28, 28, 1], 0…1; the caller's to dispose. */
export function imagesTensor(split: Split, images: ArrayLike<number>): tf.Tensor4D {
  const pixels = digitSide * digitSide;
  const bytes = new Uint8Array(images.length * pixels);
  for (let at = 0; at < images.length; at++) {
    bytes.set(imageAt(split, images[at] ?? 0), at * pixels);
  }
  const values = Float32Array.from(bytes, (grey) => grey / 255);
  return tf.tensor4d(values, [images.length, digitSide, digitSide, 1]);
}

/** Embeds images of a split, in chunks. */
export async function embedImages(
  encoder: tf.LayersModel,
  split: Split,
  images: Int32Array,
): Promise<EmbeddingTable> {
  const embeddings = new Float32Array(split.count * embeddingSize);
  for (let start = 0; start < images.length; start += chunkImages) {
    const chunk = images.subarray(start, start + chunkImages);
    const input = imagesTensor(split, chunk);
    const output = encoder.predict(input);
    if (!(output instanceof tf.Tensor)) throw new Error('An encoder gives one output');
    const rows = await output.data<'float32'>();
    tf.dispose([input, output]);
    for (const [at, image] of chunk.entries()) {
      const row = rows.subarray(at * embeddingSize, (at + 1) * embeddingSize);
      embeddings.set(row, image * embeddingSize);
    }
  }
  return { embeddings, embeddingSize };
}
