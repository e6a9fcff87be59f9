/**
 * Sums a network's weights up in a few numbers, from which two networks tell how far they are apart: a random
 * projection (Johnson, Lindenstrauss 1984) with signs alone (Achlioptas 2003). Each number is the sum of all
 * weights, each times +1 or −1; the signs depend on the weight's place alone. The mean square of the
 * differences of two sketches is, on average over signs, the squared distance of the two lists of weights.
 */
import { scramble } from '../../data/random.ts';
import { sketchLength } from '../../settings/link/networkText.ts';

/**
 * The sketch of some weights.
 * @returns [sketchLength] float32 numbers; the same everywhere, since the sums have a fixed order
 */
export function sketchOf(weights: Float32Array): number[] {
  const sums = new Float64Array(sketchLength);
  for (const [place, weight] of weights.entries()) {
    const bits = scramble(place + 1);
    for (let sum = 0; sum < sketchLength; sum++) {
      sums[sum] = (sums[sum] ?? 0) + ((bits >>> sum) & 1 ? weight : -weight);
    }
  }
  return Array.from(sums, Math.fround);
}

/** The length of some weights as a vector: the root of the sum of their squares. */
export function lengthOf(weights: Float32Array): number {
  return Math.sqrt(weights.reduce((sum, weight) => sum + weight * weight, 0));
}
