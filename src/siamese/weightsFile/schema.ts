/**
 * Owns the form of the weights file, version 1, for the import and for the JSON Schema beside the page.
 * A reader who knows nothing of this project can rebuild the network from the file alone.
 */
import * as v from 'valibot';
import { digitPixels } from '../../data/digit.ts';
import { encoderKinds, lossKinds, sourceKinds } from '../../settings/choices.ts';
import { mostClasses } from '../../settings/datasets.ts';
import { longestSymbolName, mostExamplesOfSymbol, mostSymbols } from '../../settings/limits.ts';

const length = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(65_536));
const smallCount = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1_000));
const wholeNumber = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(4_294_967_295));
const grey = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(255));
const finite = v.pipe(v.number(), v.finite());
const text = v.pipe(v.string(), v.maxLength(1_000));
const activation = v.picklist(['relu', 'linear']);

const layerSchema = v.variant('op', [
  v.object({
    op: v.literal('conv2d'),
    /** Name of a tensor [height, width, channels, filters]. */
    kernel: text,
    /** Name of a tensor [filters]. */
    bias: text,
    kernelLayout: v.literal('HWIO'),
    /** [vertical, horizontal] */
    strides: v.tuple([length, length]),
    /** [[top, bottom], [left, right]] pixels of background. */
    padding: v.tuple([v.tuple([smallCount, smallCount]), v.tuple([smallCount, smallCount])]),
    activation,
  }),
  /** [height, width, channels] → one row of numbers: place by place, row by row, channels together. */
  v.object({ op: v.literal('flatten') }),
  v.object({
    op: v.literal('dense'),
    /** Name of a tensor [inputs, units]: output = input · kernel + bias. */
    kernel: text,
    /** Name of a tensor [units]. */
    bias: text,
    activation,
  }),
  /**
   * Reads the image's 28 rows from the top, from a state of zeros; gives its last hidden state. With
   * z = row · kernel + hidden · recurrentKernel + bias, cut into the four gates i, f, g, o of `units`
   * numbers each: cell ← σ(f) · cell + σ(i) · tanh(g), hidden ← σ(o) · tanh(cell).
   */
  v.object({
    op: v.literal('lstm'),
    /** Name of a tensor [28, 4 · units]. */
    kernel: text,
    /** Name of a tensor [units, 4 · units]. */
    recurrentKernel: text,
    /** Name of a tensor [4 · units]. */
    bias: text,
    gateOrder: v.tuple([
      v.literal('input'),
      v.literal('forget'),
      v.literal('candidate'),
      v.literal('output'),
    ]),
  }),
  /** x ÷ √max(Σ x², 1e-6). */
  v.object({ op: v.literal('l2normalize') }),
]);

const distanceSchema = v.variant('kind', [
  /** √Σ (aₖ − bₖ)². */
  v.object({ kind: v.literal('euclidean') }),
  /** 1 − Σ aₖ · bₖ ÷ √(Σ aₖ² · Σ bₖ²). */
  v.object({ kind: v.literal('cosine') }),
  /** Σ weightsₖ · |aₖ − bₖ|; in training, σ(bias − distance) is the probability of the same digit. */
  v.object({
    kind: v.literal('learned'),
    /** Name of a tensor [embeddingSize]. */
    weights: text,
    /** Name of a tensor [1]. */
    bias: text,
  }),
]);

const encoderSchema = v.object({
  kind: v.picklist(encoderKinds),
  embeddingSize: length,
  layers: v.pipe(v.array(layerSchema), v.minLength(1), v.maxLength(64)),
});

const tensorSchema = v.object({
  name: text,
  shape: v.pipe(v.array(length), v.minLength(1), v.maxLength(4)),
  dtype: v.literal('float32'),
  /** Row by row; each number is the shortest decimal that reads back as the same float32. */
  data: v.array(finite),
});

/** A person's own symbol; no network has trained on it. */
const symbolSchema = v.object({
  name: v.pipe(v.string(), v.minLength(1), v.maxLength(longestSymbolName)),
  /** 784 grey values each, row by row: ink 255 on background 0. */
  examples: v.pipe(
    v.array(v.pipe(v.array(grey), v.length(digitPixels))),
    v.minLength(1),
    v.maxLength(mostExamplesOfSymbol),
  ),
});

const fileSchema = v.object({
  format: v.literal('siamese-playground.weights'),
  version: v.literal(1),
  /** ISO 8601, UTC. */
  createdAt: text,
  input: v.object({
    shape: v.tuple([v.literal(28), v.literal(28), v.literal(1)]),
    layout: v.literal('NHWC'),
    range: v.tuple([v.literal(0), v.literal(1)]),
    ink: v.literal(1),
    background: v.literal(0),
  }),
  /** One encoder for both images; or two, for the first and the second image, if weights are not tied. */
  encoders: v.pipe(v.array(encoderSchema), v.minLength(1), v.maxLength(2)),
  distance: distanceSchema,
  /**
   * similarity = 1 ÷ (1 + exp(slope · distance − intercept)); two images are the same if
   * distance ≤ threshold. `null` if the network tells nothing apart.
   */
  decision: v.nullable(v.object({ threshold: finite, slope: finite, intercept: finite })),
  training: v.object({
    dataset: text,
    classes: v.pipe(v.array(text), v.maxLength(mostClasses)),
    loss: v.picklist(lossKinds),
    margin: finite,
    steps: wholeNumber,
    /** A running mean of the weights over the steps, or those after the last step (if it does not say). */
    weights: v.exactOptional(v.picklist(['averaged', 'newest'])),
    seed: wholeNumber,
    heldOutDigits: v.pipe(v.array(wholeNumber), v.maxLength(mostClasses)),
    /** What its images showed: digits of the data set (if it does not say), made-up symbols, or both. */
    learnFrom: v.exactOptional(v.picklist(sourceKinds)),
    /** Made-up symbols in a batch, and drawings of each; given where it learnt from symbols. */
    symbolsPerBatch: v.exactOptional(wholeNumber),
    imagesPerSymbol: v.exactOptional(wholeNumber),
    /** Mirrored and turned classes in a batch; given where there were some. */
    turnedPerBatch: v.exactOptional(wholeNumber),
    /** Balanced accuracy on the fixed test pairs; `null` if it was not evaluated. */
    testPairAccuracy: v.nullable(finite),
  }),
  /** Symbols to recognise by their examples alone. */
  symbols: v.exactOptional(v.pipe(v.array(symbolSchema), v.maxLength(mostSymbols))),
  tensors: v.pipe(v.array(tensorSchema), v.minLength(1), v.maxLength(256)),
  /** Checksum of all tensors' little-endian float32 bytes, in order; hexadecimal. */
  sha256: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
});

/** Checks a weights file; `public/weights-v1.schema.json` is made from this schema. */
export const weightsFileSchema = v.pipe(
  fileSchema,
  v.title('Siamese playground weights, version 1'),
  v.description(
    'One encoder of 28×28 images (ink 1 on background 0), or one for each of two. Two images are as far ' +
      'apart as the distance of their embeddings; similarity = 1 ÷ (1 + exp(slope · distance − intercept)).',
  ),
);

export type WeightsFile = v.InferOutput<typeof weightsFileSchema>;
export type WeightsLayer = v.InferOutput<typeof layerSchema>;
export type WeightsTensor = v.InferOutput<typeof tensorSchema>;
