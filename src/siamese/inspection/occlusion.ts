/**
 * Finds which parts of two digits make them alike, and which make them different. It covers a small
 * patch of one digit with background and computes the distance to the other digit again (occlusion:
 * Zeiler & Fergus 2014, "Visualizing and Understanding Convolutional Networks").
 *
 * It uses the distance and not the similarity's logit, intercept − slope · distance. The logit changes by
 * −slope times as much, so it gives the same picture, but it needs a calibrated network.
 */
import { digitPixels, digitSide } from '../../data/digit.ts';
import { distanceBetween } from '../../metrics/distance.ts';
import { requireElement } from '../../metrics/requireElement.ts';
import { type ChunkPace, embedInTurns } from '../network/embedding.ts';
import type { SiameseNetwork, Tower } from '../network/siameseNetwork.ts';

/** How much a patch hides along one axis, from edge to edge; a pixel's cover is the product of both axes. */
const coverProfile = [0.5, 1, 1, 1, 0.5] as const;
const patchRadius = (coverProfile.length - 1) / 2;
/** Pixels from one patch to the next. */
const patchStride = 2;

/** Rows, and also columns, of the patches' centres, in pixels. */
export const patchCentres: readonly number[] = Array.from(
  { length: digitSide / patchStride },
  (_, index) => index * patchStride + 1,
);

/** A pixel under a patch, and how much the patch hides it (0…1). */
interface CoveredPixel {
  readonly pixel: number;
  readonly cover: number;
}

/** The pixels under each patch, without places outside the image; the patches come row by row. */
const patches: readonly (readonly CoveredPixel[])[] = patchCentres.flatMap((centreRow) =>
  patchCentres.map((centreColumn) => coveredAround(centreRow, centreColumn)),
);

/** How the distance changes when parts of one digit are covered. */
export interface OcclusionMap {
  /**
   * [patches × patches], row by row: the distance with this patch covered minus the distance without a
   * patch. Below 0, the cover brings the two closer: this part makes them different. Above 0, the cover
   * moves them apart: this part makes them alike. Exactly 0 if a patch covers no ink.
   */
  readonly changes: Float32Array;
  /** [784] the same for each pixel: the mean over the patches on it, weighted by their cover. */
  readonly heat: Float32Array;
}

/** The occlusion of both digits of a pair. */
export interface PairOcclusion {
  /** Distance between the two unchanged digits. */
  readonly distance: number;
  readonly a: OcclusionMap;
  readonly b: OcclusionMap;
}

/**
 * Covers each patch of each digit in turn; digit A goes through tower A, digit B through tower B.
 * @param network a frozen network, because it must not change meanwhile
 * @param digits 784 grey values each
 * @throws the signal's reason when aborted
 */
export async function occludePair(
  network: SiameseNetwork,
  digits: { readonly a: Uint8Array; readonly b: Uint8Array },
  pace: ChunkPace,
): Promise<PairOcclusion> {
  const viewsA = viewsOf(digits.a);
  const viewsB = viewsOf(digits.b);
  // With one set of weights, embed all views together: this needs fewer chunks.
  const both = network.plan.isTied
    ? await embedViews(network, 'a', [...viewsA, ...viewsB], pace)
    : null;
  const ofA = both?.slice(0, viewsA.length) ?? (await embedViews(network, 'a', viewsA, pace));
  const ofB = both?.slice(viewsA.length) ?? (await embedViews(network, 'b', viewsB, pace));
  const measure = await network.readDistance();
  const { embeddingSize } = network.plan.encoder;
  const between = (a: Float32Array, b: Float32Array): number =>
    distanceBetween(measure, a, 0, b, 0, embeddingSize);
  const [wholeA, wholeB] = [firstOf(ofA), firstOf(ofB)];
  const distance = between(wholeA, wholeB);
  return {
    distance,
    a: mapOf(
      viewsA,
      ofA.map((covered) => between(covered, wholeB) - distance),
    ),
    b: mapOf(
      viewsB,
      ofB.map((covered) => between(wholeA, covered) - distance),
    ),
  };
}

/** A digit, whole or with one patch covered. */
interface View {
  readonly digit: Uint8Array;
  /** Index of the covered patch; `null` for none. */
  readonly patch: number | null;
}

/** First the whole digit, then one view for each patch with ink of the digit under it. */
function viewsOf(digit: Uint8Array): View[] {
  const coversInk = (patch: readonly CoveredPixel[]): boolean =>
    patch.some(({ pixel }) => (digit[pixel] ?? 0) > 0);
  return [
    { digit, patch: null },
    ...patches.flatMap((covered, patch) => (coversInk(covered) ? { digit, patch } : [])),
  ];
}

/** An embedding for each view. */
async function embedViews(
  network: SiameseNetwork,
  tower: Tower,
  views: readonly View[],
  pace: ChunkPace,
): Promise<Float32Array[]> {
  const image = new Float32Array(digitPixels);
  const rows = await embedInTurns(
    network,
    tower,
    views.length,
    (input, position, index) =>
      input.setPixels(position, paintView(requireElement(views, index), image)),
    pace,
  );
  const { embeddingSize } = network.plan.encoder;
  return Array.from(views.keys(), (index) =>
    rows.slice(index * embeddingSize, (index + 1) * embeddingSize),
  );
}

/** Writes a view into an image, 0…1. */
function paintView({ digit, patch }: View, image: Float32Array): Float32Array {
  for (let pixel = 0; pixel < digitPixels; pixel++) image[pixel] = (digit[pixel] ?? 0) / 255;
  if (patch === null) return image;
  for (const { pixel, cover } of patches[patch] ?? []) {
    image[pixel] = (image[pixel] ?? 0) * (1 - cover);
  }
  return image;
}

function coveredAround(centreRow: number, centreColumn: number): CoveredPixel[] {
  return coverProfile.flatMap((coverOfRow, rowOffset) => {
    const row = centreRow + rowOffset - patchRadius;
    return coverProfile.flatMap((coverOfColumn, columnOffset) => {
      const column = centreColumn + columnOffset - patchRadius;
      const isInside = row >= 0 && row < digitSide && column >= 0 && column < digitSide;
      return isInside ? { pixel: row * digitSide + column, cover: coverOfRow * coverOfColumn } : [];
    });
  });
}

/** @param changesOfViews the change of the distance for each view; the first view is the whole digit */
function mapOf(views: readonly View[], changesOfViews: readonly number[]): OcclusionMap {
  const changes = new Float32Array(patches.length);
  for (const [index, { patch }] of views.entries()) {
    if (patch !== null) changes[patch] = changesOfViews[index] ?? 0;
  }
  const sums = new Float64Array(digitPixels);
  const covers = new Float64Array(digitPixels);
  for (const [patch, covered] of patches.entries()) {
    for (const { pixel, cover } of covered) {
      sums[pixel] = (sums[pixel] ?? 0) + cover * (changes[patch] ?? 0);
      covers[pixel] = (covers[pixel] ?? 0) + cover;
    }
  }
  return { changes, heat: Float32Array.from(sums, (sum, pixel) => sum / (covers[pixel] ?? 1)) };
}

function firstOf(embeddings: readonly Float32Array[]): Float32Array {
  const [first] = embeddings;
  if (first === undefined) throw new RangeError('There is no view of the digit as it is');
  return first;
}
