/**
 * What is painted on a canvas with, kept in plain memory: the page's pictures are small and often
 * painted anew, and by way of a graphics card's queue each would be dearer, most of all where that card
 * is software. `null` for no canvas.
 */
export function plainContext(canvas: HTMLCanvasElement | null): CanvasRenderingContext2D | null {
  return canvas?.getContext('2d', { willReadFrequently: true }) ?? null;
}
