/**
 * Gives a canvas context whose pixels are in main memory. The pictures of the page are small and often
 * repainted; the queue of a graphics card would make each repaint slower, most of all if the card is
 * emulated in software. `null` if there is no canvas.
 */
export function plainContext(canvas: HTMLCanvasElement | null): CanvasRenderingContext2D | null {
  return canvas?.getContext('2d', { willReadFrequently: true }) ?? null;
}
