/** Counts the colours of pictures, in the page's own engine. */
import type { Person } from './person.ts';

/** How many colours there are, and the share of pixels, 0…1, that the most frequent one has. */
export interface Colours {
  readonly count: number;
  readonly largestShare: number;
}

/** The colours of the canvas with this test id. */
export function coloursOfCanvas(person: Person, testId: string): Promise<Colours> {
  return person.inPage(count, testId, null);
}

/** The colours of a PNG file. */
export function coloursOfPng(person: Person, bytes: Buffer): Promise<Colours> {
  return person.inPage(count, null, bytes.toString('base64'));
}

/** Runs in the page: the colours of a canvas, or else of a picture. */
async function count(testId: string | null, base64: string | null): Promise<Colours> {
  let canvas: Element | null = document.querySelector(`[data-testid="${testId}"]`);
  if (base64 !== null) {
    const image = new Image();
    image.src = `data:image/png;base64,${base64}`;
    await image.decode();
    const painted = document.createElement('canvas');
    painted.width = image.naturalWidth;
    painted.height = image.naturalHeight;
    painted.getContext('2d')?.drawImage(image, 0, 0);
    canvas = painted;
  }
  const context = canvas instanceof HTMLCanvasElement ? canvas.getContext('2d') : null;
  if (context === null) throw new Error('There is no picture');
  const { width, height } = context.canvas;
  const { data } = context.getImageData(0, 0, width, height);
  const numbers = new Map<number, number>();
  for (const colour of new Uint32Array(data.buffer)) {
    numbers.set(colour, (numbers.get(colour) ?? 0) + 1);
  }
  return {
    count: numbers.size,
    largestShare: Math.max(...numbers.values()) / (width * height),
  };
}
