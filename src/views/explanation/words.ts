/** Puts an explanation into words and into a table. */
import type { Nouns } from '../../settings/facts/nouns.ts';
import type { Explanation } from '../../store/explanation/explanation.ts';
import type { PictureTable } from '../components/picture/pictureTable.ts';
import { formatDistance, formatSteps } from '../format.ts';
import { type Effect, largestPatchChange, placeName, type Spot, strongestSpot } from './spots.ts';

/** Smaller changes are rounding errors. */
const smallestChange = 1e-6;

/** One line about the strongest effects. */
export function summaryOf(explanation: Explanation, { imageNoun }: Nouns): string {
  if (largestPatchChange(explanation) < smallestChange) {
    return `Covering any one part changes nothing: the network makes no difference between these ${imageNoun.many}.`;
  }
  const apart = describeStrongest(explanation, 'different');
  const alike = describeStrongest(explanation, 'same');
  return [
    apart === null
      ? 'No part tells them apart.'
      : `What tells them apart most: ${apart} of a distance of ${formatChange(explanation.distance)}).`,
    alike === null ? 'No part holds them together.' : `What they share most: ${alike}).`,
  ].join(' ');
}

/** The moment of training that the explanation belongs to. */
export function ageOf({ step }: Explanation): string {
  if (step === 0) return 'before training';
  return `after ${formatSteps(step)}`;
}

/** One row per patch that changes the distance when it covers A or B. */
export function tableOf({ a, b, patchCentres }: Explanation): PictureTable {
  const rows = Array.from(a.changes, (changeOfA, patch) => [
    patchCentres[Math.floor(patch / patchCentres.length)] ?? 0,
    patchCentres[patch % patchCentres.length] ?? 0,
    changeOfA,
    b.changes[patch] ?? 0,
  ]);
  return {
    columns: [
      'row of the patch, pixels',
      'column of the patch, pixels',
      'change of the distance, A covered',
      'change of the distance, B covered',
    ],
    rows: rows.filter(([, , changeOfA, changeOfB]) => changeOfA !== 0 || changeOfB !== 0),
  };
}

/** A distance or its change, with as many digits as mean something. */
export function formatChange(change: number): string {
  const size = Math.abs(change);
  const digits =
    size < 0.1 && size > 0 ? String(Number(size.toPrecision(2))) : formatDistance(size);
  return `${change < 0 ? '−' : ''}${digits}`;
}

/** “the lower right of B (−0.31”: the strongest spot of either digit. The caller closes the bracket. */
function describeStrongest(explanation: Explanation, effect: Effect): string | null {
  const { a, b } = explanation;
  const inA = strongestSpot(a, explanation, effect);
  const inB = strongestSpot(b, explanation, effect);
  const isInA = sizeOf(inA) >= sizeOf(inB);
  const spot = isInA ? inA : inB;
  if (spot === null || sizeOf(spot) < smallestChange) return null;
  const place = placeName(isInA ? a : b, spot);
  const sign = spot.change > 0 ? '+' : '';
  return `the ${place} of ${isInA ? 'A' : 'B'} (${sign}${formatChange(spot.change)}`;
}

function sizeOf(spot: Spot | null): number {
  return Math.abs(spot?.change ?? 0);
}
