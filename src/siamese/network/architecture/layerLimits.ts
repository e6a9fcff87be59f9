/** Owns the size limit of a layer: a short file can describe a layer that no memory holds. */
import { ArchitectureError } from './architecture.ts';

/** The most numbers a layer may read or return for one image: 20 times those of our largest layer. */
const largestLayer = 100_000;

/**
 * Checks a layer before memory is used for it.
 * @param takes numbers that it reads for one image; a convolution reads them patch by patch
 * @param gives numbers that it returns for one image
 * @throws ArchitectureError when there are too many of either
 */
export function checkLayerSize(name: string, takes: number, gives: number): void {
  for (const [does, numbers] of [
    ['takes', takes],
    ['gives', gives],
  ] as const) {
    if (numbers > largestLayer) {
      throw new ArchitectureError(
        `${name} ${does} ${numbers} numbers for each image; at most ${largestLayer} are possible`,
      );
    }
  }
}
