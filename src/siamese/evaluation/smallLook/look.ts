/** Takes a look at a network: the cheapest figures that are worth showing, often, while it trains. */
import { imageAt } from '../../../data/dataset.ts';
import type { EmbeddingTable } from '../../../metrics/embeddingTable.ts';
import type { EmbeddedImages } from '../../../metrics/neighbours/nearestNeighbours.ts';
import { type Decision, fitBinnedDecision } from '../../../metrics/pairs/calibration.ts';
import { aucOfBins, binDistances } from '../../../metrics/pairs/distanceBins.ts';
import type { Interval } from '../../../metrics/pairs/interval.ts';
import type { DistancesByKind } from '../../../metrics/pairs/thresholdRates.ts';
import { requireElement } from '../../../metrics/requireElement.ts';
import { type ChunkPace, embedInTurns } from '../../network/embedding.ts';
import type { SiameseNetwork, Tower } from '../../network/siameseNetwork.ts';
import { type EmbeddingGeometry, geometryOf } from '../embeddingGeometry.ts';
import { type EvaluatedLoss, validationLossOf } from '../loss/validationLoss.ts';
import { viewsLossOf } from '../loss/viewsLoss.ts';
import type { LookSet, LookSets } from './lookSets.ts';

/** The figures of a look. All pairs of the validation images choose the decision, and nothing else does. */
export interface Look {
  /** `null` if validation distances do not separate positive from negative pairs. */
  readonly decision: Decision | null;
  /** Balanced, of all pairs of the test images; ½ without a decision. */
  readonly pairAccuracy: number;
  /** 95 %, by a bootstrap over the test images; `null` without a decision. */
  readonly accuracyInterval: Interval | null;
  /** Of the test pairs, exact to about 0.001; `null` if a distance is not finite. */
  readonly areaUnderCurve: number | null;
  readonly meanPositiveDistance: number;
  readonly meanNegativeDistance: number;
  /** The training loss on batches of the validation images; NaN if they are too few for a batch. */
  readonly validationLoss: number;
  /** The shape of the embeddings of the test images. */
  readonly geometry: EmbeddingGeometry;
  /** The number of test images. */
  readonly images: number;
}

/**
 * Looks at a network whose parameters do not change meanwhile: a frozen one.
 * @throws the pace's reason when aborted
 */
export async function look(
  network: SiameseNetwork,
  loss: EvaluatedLoss,
  sets: LookSets,
  pace: ChunkPace,
): Promise<Look> {
  const first = await embedSets(network, 'a', sets, pace);
  const second = network.plan.isTied ? first : await embedSets(network, 'b', sets, pace);
  const measure = await network.readDistance();
  await nextTurn(pace);
  const validation: EmbeddedImages = {
    measure,
    queries: first.validation,
    gallery: second.validation,
    labels: sets.validation.labels,
  };
  const decision = decisionOf(
    sets.validation.pairs.distances({
      measure,
      first: first.validation,
      second: second.validation,
    }),
  );
  const validationLoss = await lossOf(network, validation, loss, sets, pace);
  await nextTurn(pace);
  const { pairs } = sets.test;
  const distances = pairs.distances({ measure, first: first.test, second: second.test });
  const figures = figuresOf(distances, decision, sets);
  const geometry = await geometryOf(sets.sphere, first.test, second.test, () => nextTurn(pace));
  return { decision, validationLoss, ...figures, geometry };
}

/** The embeddings of the images of both splits by one tower. */
interface EmbeddedSets {
  readonly validation: EmbeddingTable;
  readonly test: EmbeddingTable;
}

/** Embeds both splits in one row, so that one chunk at most is not full. */
async function embedSets(
  network: SiameseNetwork,
  tower: Tower,
  { validation, test }: LookSets,
  pace: ChunkPace,
): Promise<EmbeddedSets> {
  const { embeddingSize } = network.plan.encoder;
  const split = validation.images.length;
  const image = ({ split: of, images }: LookSet, row: number): Uint8Array =>
    imageAt(of, requireElement(images, row));
  const rows = await embedInTurns(
    network,
    tower,
    split + test.images.length,
    (input, position, row) => {
      const pixels = row < split ? image(validation, row) : image(test, row - split);
      input.setImage(position, pixels, null);
    },
    pace,
  );
  return {
    validation: { embeddings: rows.subarray(0, split * embeddingSize), embeddingSize },
    test: { embeddings: rows.subarray(split * embeddingSize), embeddingSize },
  };
}

function decisionOf(distances: DistancesByKind): Decision | null {
  const bins = binDistances(distances);
  return bins === null ? null : fitBinnedDecision(bins);
}

async function lossOf(
  network: SiameseNetwork,
  validation: EmbeddedImages,
  loss: EvaluatedLoss,
  { validationClasses, validation: { split, images } }: LookSets,
  pace: ChunkPace,
): Promise<number> {
  if (loss.recipe.kind === 'views') {
    return viewsLossOf(network, split, Array.from(images), loss, pace);
  }
  const rows = Int32Array.from(images.keys());
  return validationLossOf(network, validation, rows, validationClasses, loss);
}

/** The figures of the test pairs, which had no part in the choice of the decision. */
function figuresOf(
  distances: DistancesByKind,
  decision: Decision | null,
  { bootstrap, test }: LookSets,
): Omit<Look, 'decision' | 'validationLoss' | 'geometry'> {
  const bins = binDistances(distances);
  const judged =
    decision === null || bins === null ? null : bootstrap.accuracyAt(decision.threshold, distances);
  return {
    pairAccuracy: judged?.accuracy ?? 0.5,
    accuracyInterval: judged?.interval ?? null,
    areaUnderCurve: bins === null ? null : aucOfBins(bins),
    meanPositiveDistance: meanOf(distances.positive),
    meanNegativeDistance: meanOf(distances.negative),
    images: test.images.length,
  };
}

function meanOf(values: Float32Array): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum / values.length;
}

async function nextTurn({ turn, signal }: ChunkPace): Promise<void> {
  await turn();
  signal.throwIfAborted();
}
