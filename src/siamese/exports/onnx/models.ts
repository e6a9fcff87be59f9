/**
 * Owns the two ONNX models of a network: image in, embedding out; and pair in, distance and similarity out.
 * Both carry the whole weights file in their metadata and tensors, so that either can be imported again.
 */
import { create, toBinary } from '@bufbuild/protobuf';
import type { WeightsFile } from '../../weightsFile/schema.ts';
import { metadataKey, metadataOf } from '../metadata.ts';
import { EncoderNodes } from './encoderNodes.ts';
import { GraphBuilder } from './graphBuilder.ts';
import { type GraphProto, ModelProtoSchema } from './schema/onnx_pb.js';

/** The operations are those of version 13, which all runtimes since 2021 have; files of that time are IR 7. */
const operations = 13n;
const fileVersion = 7n;

const image = [28, 28, 1];
const imageWords = 'float32 [batch, 28, 28, 1], ink 1 on background 0';

/**
 * The model that embeds images: `image` in, `embedding` out; towers that share no weights give one
 * embedding each, `embedding` for a first and `embedding_second` for a second image.
 */
export function writeEmbeddingModel(file: WeightsFile): Uint8Array<ArrayBuffer> {
  const graph = new GraphBuilder();
  const nodes = new EncoderNodes(graph, file);
  const outputs = file.encoders.map(({ embeddingSize }, tower) => {
    return [tower === 0 ? 'embedding' : 'embedding_second', [embeddingSize]] as const;
  });
  for (const [tower, encoder] of file.encoders.entries()) {
    nodes.add(encoder, 'image', outputs[tower]?.[0] ?? '');
  }
  const built = graph.build('embedding', { image }, Object.fromEntries(outputs));
  return written(file, graph, built, `image: ${imageWords}. embedding: float32 [batch, numbers].`);
}

/**
 * The model that compares pairs: `first` and `second` in, `distance` and `similarity` out; a network that
 * tells nothing apart has no similarity.
 */
export function writePairModel(file: WeightsFile): Uint8Array<ArrayBuffer> {
  const graph = new GraphBuilder();
  const nodes = new EncoderNodes(graph, file);
  for (const [tower, name] of ['first', 'second'].entries()) {
    const encoder = file.encoders[tower] ?? file.encoders[0];
    if (encoder === undefined) throw new RangeError('A network has an encoder at least');
    nodes.add(encoder, name, `embedding_${name}`);
  }
  addDistance(graph, nodes, file);
  const { decision } = file;
  if (decision !== null) {
    const slope = graph.numbers('slope', [], [decision.slope]);
    const steep = graph.node('Mul', ['distance', slope]);
    const intercept = graph.numbers('intercept', [], [decision.intercept]);
    const closeness = graph.node('Sub', [intercept, steep]);
    graph.node('Sigmoid', [closeness], {}, { result: 'similarity' });
  }
  const outputs = { distance: [], ...(decision !== null && { similarity: [] }) };
  const built = graph.build('pair', { first: image, second: image }, outputs);
  const verdict =
    decision === null ? '' : ` The same if distance ≤ ${decision.threshold} (similarity ≥ 0.5).`;
  const words = `first, second: ${imageWords}. distance, similarity: float32 [batch].${verdict}`;
  return written(file, graph, built, words);
}

/** Adds the distance of both embeddings. */
function addDistance(graph: GraphBuilder, nodes: EncoderNodes, { distance }: WeightsFile): void {
  switch (distance.kind) {
    case 'cosine': {
      // The embeddings of such a network have length 1.
      const products = graph.node('Mul', ['embedding_first', 'embedding_second']);
      const axis = graph.wholeNumbers('axis_of_numbers', [1]);
      const cosine = graph.node('ReduceSum', [products, axis], { keepdims: 0 });
      graph.node('Sub', [graph.numbers('one', [], [1]), cosine], {}, { result: 'distance' });
      return;
    }
    case 'euclidean': {
      const difference = differenceIn(graph);
      const squared = graph.node('ReduceSumSquare', [difference], { axes: [1], keepdims: 0 });
      graph.node('Sqrt', [squared], {}, { result: 'distance' });
      return;
    }
    case 'learned': {
      const difference = differenceIn(graph);
      const magnitudes = graph.node('Abs', [difference]);
      const weights = nodes.tensor(distance.weights);
      graph.node('MatMul', [magnitudes, weights], {}, { result: 'distance' });
      return;
    }
  }
}

function differenceIn(graph: GraphBuilder): string {
  return graph.node('Sub', ['embedding_first', 'embedding_second']);
}

function written(
  file: WeightsFile,
  graph: GraphBuilder,
  built: GraphProto,
  docString: string,
): Uint8Array<ArrayBuffer> {
  const value = metadataOf(file, ({ name }) => !graph.has(name));
  const model = create(ModelProtoSchema, {
    irVersion: fileVersion,
    opsetImport: [{ domain: '', version: operations }],
    producerName: 'siamese-playground',
    docString,
    graph: built,
    metadataProps: [{ key: metadataKey, value }],
  });
  return Uint8Array.from(toBinary(ModelProtoSchema, model));
}
