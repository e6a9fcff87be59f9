/**
 * Owns the made-up symbols that no run trains on: they choose the threshold and the calibration of a
 * network that has seen no digit. The same ones in every run.
 */
import type { LabelledImages } from '../dataset.ts';
import { digitPixels } from '../digit.ts';
import { createRandom } from '../random.ts';
import { drawMany } from './madeUpSymbol.ts';

/** Their number, and the drawings of each. */
export const heldOutSymbolCounts = { symbols: 60, drawings: 10 } as const;

/** Seed of these symbols; a run's pool is of another stream, whatever its seed. */
const seed = 20_260_101;

let made: LabelledImages | null = null;

/** The drawings with the symbols' numbers as labels. Made at the first call, in about a tenth of a second. */
export function heldOutSymbols(): LabelledImages {
  made ??= drawHeldOutSymbols();
  return made;
}

function drawHeldOutSymbols(): LabelledImages {
  const { symbols, drawings } = heldOutSymbolCounts;
  const images = new Uint8Array(symbols * drawings * digitPixels);
  for (let symbol = 0; symbol < symbols; symbol++) {
    const random = createRandom(seed, 'heldOutSymbols', symbol);
    images.set(drawMany(random, drawings), symbol * drawings * digitPixels);
  }
  const count = symbols * drawings;
  const labels = Uint16Array.from({ length: count }, (_, image) => Math.floor(image / drawings));
  return { images, labels, count };
}
