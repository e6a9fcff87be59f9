/** Counts the colours of pictures, in the page's own engine. */
import type { Person } from './person.ts';

/** How many colours there are, and the share of pixels, 0…1, that the most frequent one has. */
export interface Colours {
  readonly count: number;
  readonly largestShare: number;
}

/** The colours of a canvas. */
export function colours(person: Person, testId: string): Promise<Colours> {
  return person.inPage(async (testId) => {
    const canvas = document.querySelector(`[data-testid="${testId}"]`);
    if (!(canvas instanceof HTMLCanvasElement)) throw new Error('not a canvas');
    const { width, height } = canvas;
    const pixels = canvas.getContext('2d')?.getImageData(0, 0, width, height);
    const numbers = new Map<number, number>();
    for (const pixel of new Uint32Array(pixels?.data.buffer ?? new ArrayBuffer(0))) {
      numbers.set(pixel, (numbers.get(pixel) ?? 0) + 1);
    }
    const largestShare = Math.max(...numbers.values()) / (width * height);
    return { count: numbers.size, largestShare };
  }, testId);
}

/** The colours of a PNG file. */
export function coloursOfPng(person: Person, bytes: Buffer): Promise<Colours> {
  return person.inPage(async (base64) => {
    const image = new Image();
    image.src = `data:image/png;base64,${base64}`;
    await image.decode();
    const canvas = document.createElement('canvas');
    const { naturalWidth: width, naturalHeight: height } = image;
    Object.assign(canvas, { width, height });
    const context = canvas.getContext('2d');
    context?.drawImage(image, 0, 0);
    const pixels = context?.getImageData(0, 0, width, height);
    const numbers = new Map<number, number>();
    for (const pixel of new Uint32Array(pixels?.data.buffer ?? new ArrayBuffer(0))) {
      numbers.set(pixel, (numbers.get(pixel) ?? 0) + 1);
    }
    const largestShare = Math.max(...numbers.values()) / (width * height);
    return { count: numbers.size, largestShare };
  }, bytes.toString('base64'));
}
