/** Made-up symbols as pictures: whether drawings tell their symbol, and whether each is an image. */
import { describe, expect, it } from 'vitest';
import { digitPixels, digitSide } from '../../../../src/data/digit.ts';
import { placeInImage } from '../../../../src/data/drawing/digitFromStrokes.ts';
import { boxSidePx, centreOfMass } from '../../../../src/data/drawing/placement.ts';
import { boundsOf, longerSideOf } from '../../../../src/data/drawing/stroke.ts';
import { createRandom } from '../../../../src/data/random.ts';
import {
  drawingSpread,
  drawMany,
  drawSymbol,
  makeUpSymbol,
} from '../../../../src/data/symbols/madeUpSymbol.ts';
import { areaByCounting } from '../../../helpers/referenceFigures.ts';

const drawings = 4;

/** The drawings of 150 symbols of a seed, [symbols][drawings]. */
function symbolsOf(seed: number): Uint8Array[][] {
  return Array.from({ length: 150 }, (_, symbol) => {
    const images = drawMany(createRandom(seed, 'symbols', symbol), drawings);
    expect(images).toHaveLength(drawings * digitPixels);
    return Array.from({ length: drawings }, (_, drawing) =>
      images.slice(drawing * digitPixels, (drawing + 1) * digitPixels),
    );
  });
}

const symbols = symbolsOf(3);
const all = symbols.flat();

function drawingOf(symbol: number, drawing: number): Uint8Array {
  return symbols[symbol % symbols.length]?.[drawing] ?? new Uint8Array();
}

/** The Euclidean distance of two images by their pixels. */
function pixelDistance(one: Uint8Array, other: Uint8Array): number {
  return Math.hypot(...Array.from(one, (grey, pixel) => grey - (other[pixel] ?? 0)));
}

describe('the drawings of a symbol', () => {
  it('are nearer to each other than to those of other symbols, by their pixels alone', () => {
    const pairs = symbols.flatMap((_, symbol) =>
      [0, 1, 2].map((drawing) => ({
        same: pixelDistance(drawingOf(symbol, drawing), drawingOf(symbol, drawing + 1)),
        other: pixelDistance(drawingOf(symbol, drawing), drawingOf(symbol + 1 + drawing, drawing)),
      })),
    );
    const area = areaByCounting(
      pairs.map(({ same }) => same),
      pairs.map(({ other }) => other),
    );
    // With this seed 0.88. Where pixels alone told all of them apart, there would be nothing to learn.
    expect(area).toBeGreaterThan(0.8);
    expect(area).toBeLessThan(0.97);
  });

  it('differ all the same: no two of all drawings are equal', () => {
    expect(new Set(all.map((image) => image.join())).size).toBe(all.length);
  });

  it('are the same for the same seed, and others for another', () => {
    expect(symbolsOf(3)).toEqual(symbols);
    const others = new Set(
      symbolsOf(4)
        .flat()
        .map((image) => image.join()),
    );
    expect(all.filter((image) => others.has(image.join()))).toEqual([]);
  });
});

describe('every drawing', () => {
  it('has ink as dark as a digit’s, on some of the paper only', () => {
    for (const image of all) {
      expect(Math.max(...image)).toBeGreaterThan(200);
      const inked = image.filter((grey) => grey > 127).length / digitPixels;
      expect(inked).toBeGreaterThan(0.02);
      expect(inked).toBeLessThan(0.5);
    }
  });

  it('has its centre of mass where those of MNIST’s digits are', () => {
    for (const image of all) {
      const { x = Number.NaN, y = Number.NaN } = centreOfMass(image, digitSide) ?? {};
      expect(Math.hypot(x - 14, y - 14)).toBeLessThan(0.2);
    }
  });

  it.each([drawingSpread.thinnestPx, drawingSpread.thickestPx])(
    'fills the box of a digit with strokes of %d px, and its ink lies in the image',
    (px) => {
      for (let symbol = 0; symbol < 100; symbol++) {
        const strokes = makeUpSymbol(createRandom(5, 'symbols', symbol)).map(
          ({ places }) => places,
        );
        const bounds = boundsOf(placeInImage(strokes, 0, px) ?? []);
        if (bounds === null) throw new Error('A symbol has places');
        expect(longerSideOf(bounds) + px).toBeCloseTo(boxSidePx, 9);
        // Pixel 0 has its centre at 0.
        const [least, most] = [-0.5 + px / 2, 27.5 - px / 2];
        expect(Math.min(bounds.minX, bounds.minY)).toBeGreaterThan(least - 1e-9);
        expect(Math.max(bounds.maxX, bounds.maxY)).toBeLessThan(most + 1e-9);
      }
    },
  );
});

describe('symbols before anybody draws them', () => {
  const many = Array.from({ length: 4_000 }, (_, symbol) =>
    makeUpSymbol(createRandom(1, 'symbols', symbol)),
  );
  const strokes = many.flat();
  const shareOf = <T>(list: readonly T[], isCounted: (one: T) => boolean): number =>
    list.filter(isCounted).length / list.length;

  it('have one to five strokes in the shares that were chosen, and curves among them', () => {
    const shares = [1, 2, 3, 4, 5].map((count) => shareOf(many, ({ length }) => length === count));
    // Four standard deviations of a share of 4,000 are 0.03 at most.
    for (const [index, wanted] of [0.25, 0.3, 0.2, 0.15, 0.1].entries()) {
      expect(Math.abs((shares[index] ?? 0) - wanted)).toBeLessThan(0.03);
    }
    expect(Math.abs(shareOf(strokes, ({ isCurved }) => isCurved) - 0.7)).toBeLessThan(0.03);
  });

  it('go through two to six places of the unit square, each number as often', () => {
    for (const count of [2, 3, 4, 5, 6]) {
      const share = shareOf(strokes, ({ places }) => places.length === count);
      expect(Math.abs(share - 0.2)).toBeLessThan(0.03);
    }
    for (const { x, y } of strokes.flatMap(({ places }) => places)) {
      expect(Math.min(x, y)).toBeGreaterThanOrEqual(0);
      expect(Math.max(x, y)).toBeLessThanOrEqual(1);
    }
  });

  it('keep a stroke among others to a part of the square', () => {
    const extents = (wantsOne: boolean): number[] =>
      many
        .filter(({ length }) => (length === 1) === wantsOne)
        .flat()
        .map(({ places }) => {
          const bounds = boundsOf([places]);
          return bounds === null ? Number.NaN : longerSideOf(bounds);
        });
    expect(Math.max(...extents(false))).toBeLessThanOrEqual(0.65 + 1e-9);
    expect(Math.max(...extents(true))).toBeGreaterThan(0.9);
  });
});

describe('a symbol without a stroke', () => {
  it('cannot be drawn', () => {
    expect(() => drawSymbol([], createRandom(1, 'symbols'))).toThrow('A symbol needs a stroke');
  });
});
