/** How large a layer may be: a file can describe, in a few words, one that no memory holds. */
import { ArchitectureError } from './architecture.ts';

/** The most numbers that a layer may take or give for one image: 20 times what the largest of ours does. */
const largestLayer = 100_000;

/**
 * Checks a layer before anything is made for it.
 * @param takes numbers that it reads for one image; a convolution's, patch by patch
 * @param gives numbers that come out for one image
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
