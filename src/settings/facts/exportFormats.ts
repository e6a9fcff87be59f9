/**
 * Owns one row of facts for each form in which a network leaves the page. A new one needs a row here and
 * one in `siamese/exports/writers.ts`. Imports nothing.
 */

export interface ExportFormatFacts {
  /** The text of its button. */
  readonly text: string;
  /** What it is, what opens it, and how: three sentences. */
  readonly lines: readonly [string, string, string];
}

/** In the order of the page. */
export const exportFormats = {
  onnx: {
    text: 'ONNX',
    lines: [
      'The encoder as a model: images [batch, 28, 28, 1] with ink 1 on 0 in, their embeddings out.',
      'Netron (netron.app) draws it; onnxruntime runs it in Python, C++, C#, Java and in browsers.',
      'onnxruntime.InferenceSession("….onnx").run(["embedding"], {"image": images})',
    ],
  },
  'onnx-pair': {
    text: 'Pair model',
    lines: [
      'The whole siamese network as a model: two images in, their distance and similarity out.',
      'Netron and onnxruntime open it like the other one.',
      'InferenceSession("…-pair.onnx").run(["distance", "similarity"], {"first": a, "second": b})',
    ],
  },
  safetensors: {
    text: 'safetensors',
    lines: [
      'One file: the numbers of every tensor as they are, under a short head in JSON.',
      'Python opens it with the package safetensors; so do most tools that share networks.',
      'from safetensors.numpy import load_file; tensors = load_file("….safetensors")',
    ],
  },
  tensorflow: {
    text: 'TensorFlow.js',
    lines: [
      'A zip with a layers model, model.json and weights.bin: the embedding before any scaling to length 1.',
      'TensorFlow.js opens it once it is unpacked; what follows the model stands in its metadata.',
      'const encoder = await tf.loadLayersModel("…/model.json")',
    ],
  },
  numpy: {
    text: 'NumPy',
    lines: [
      'One .npz file: each tensor is an array, and “metadata” is all the rest as JSON.',
      'NumPy opens it, without any code of ours and without pickle.',
      'tensors = numpy.load("….npz"); json.loads(tensors["metadata"].tobytes())',
    ],
  },
  pytorch: {
    text: 'PyTorch project',
    lines: [
      'A zip with a Python project: the network, its weights, and a program that carries this run on.',
      'Python with PyTorch runs it, on one process or on several (torchrun); its README says how.',
      'pip install -r requirements.txt; python train.py --data FOLDER-WITH-MNIST',
    ],
  },
} as const satisfies Readonly<Record<string, ExportFormatFacts>>;

/** The forms in which a network leaves the page, besides our own JSON. */
export type ExportFormat = keyof typeof exportFormats;
