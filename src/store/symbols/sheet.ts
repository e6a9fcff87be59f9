/** Makes the sheet of made-up symbols: the first ones of a run's pool, as training draws them. */
import { digitPixels } from '../../data/digit.ts';
import { drawingsOf } from '../../data/symbols/symbolPool.ts';

/** What a sheet shows: so many symbols, and so many drawings of each. */
export const sheetSize = { symbols: 6, drawings: 6 } as const;

/** A drawing on the sheet. */
export interface SheetDrawing {
  readonly name: string;
  /** 784 grey values. */
  readonly pixels: Uint8Array;
}

/**
 * The drawings of a sheet, symbol by symbol.
 * @param seed of the run
 */
export function symbolSheet(seed: number): readonly SheetDrawing[] {
  const { symbols, drawings } = sheetSize;
  return Array.from({ length: symbols }, (_, symbol) => drawingsOf(seed, symbol, drawings)).flatMap(
    (images, symbol) =>
      Array.from({ length: drawings }, (_, drawing) => ({
        name: `symbol ${symbol + 1}, drawing ${drawing + 1}`,
        pixels: images.subarray(drawing * digitPixels, (drawing + 1) * digitPixels),
      })),
  );
}
