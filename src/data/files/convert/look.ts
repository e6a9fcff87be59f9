/** Measures what one image looks like: its ground, its ink, its strokes. */
import type { GreyPhoto } from '../../photo/greyPhoto.ts';
import { otsu } from '../../photo/otsu.ts';
import { thicknessOf } from '../../photo/outline.ts';
import { heightOf, type Mask, widthOf } from '../../photo/parts/mask.ts';
import { borderOf, groundOf } from './ground.ts';
import { shrinkTo } from './scale.ts';

/** An image whose two groups of greys are closer than this shows nothing. */
const faintest = 0.12;
/** Larger images are looked at in this size. */
const longestPx = 160;

/** What is seen of one image. */
export interface Look {
  /** The image's own size, in pixels. */
  readonly width: number;
  readonly height: number;
  /** Whether the border is mostly of the lighter group: then the ink is the darker one. */
  readonly isInkDark: boolean;
  /** The share of the border that is ground. */
  readonly freeBorderShare: number;
  /** The share of the image that is ink. */
  readonly inkShare: number;
  /** The strokes' mean thickness as a share of the ink's longer side. */
  readonly thicknessShare: number;
  /**
   * How much higher than wide the ink lies: (σy² − σx²) / (σy² + σx²), from −1 for a line from left to right
   * to 1 for a line from top to bottom.
   */
  readonly elongation: number;
}

/** Parts the greys into ground and ink. @returns `null` for an image that shows nothing */
export function lookAt(image: GreyPhoto): Look | null {
  const small = shrinkTo(image, longestPx, groundOf(image));
  const { width, height, values } = small;
  const { threshold, lowerMean, upperMean, upperShare } = otsu(values);
  if (upperMean - lowerMean < faintest) return null;
  const border = borderOf(small);
  const lightShare = border.filter((value) => value > threshold).length / border.length;
  const isInkDark = lightShare > 0.5;
  const ink = new Uint8Array(values.length);
  for (const [pixel, value] of values.entries())
    ink[pixel] = value > threshold === isInkDark ? 0 : 1;
  const { longerSide, elongation } = extentOf({ width, height, ink });
  return {
    width: image.width,
    height: image.height,
    isInkDark,
    freeBorderShare: Math.max(lightShare, 1 - lightShare),
    inkShare: isInkDark ? 1 - upperShare : upperShare,
    thicknessShare: thicknessOf({ width, height, ink }) / longerSide,
    elongation,
  };
}

interface Extent {
  readonly longerSide: number;
  readonly elongation: number;
}

/** How far ink reaches, and how it is spread. */
function extentOf({ width, ink }: Mask): Extent {
  const box = { left: Infinity, top: Infinity, right: -1, bottom: -1 };
  let [mass, sumX, sumY, sumXx, sumYy] = [0, 0, 0, 0, 0];
  for (const [pixel, isInk] of ink.entries()) {
    if (isInk === 0) continue;
    const [x, y] = [pixel % width, Math.floor(pixel / width)];
    [box.left, box.right] = [Math.min(box.left, x), Math.max(box.right, x)];
    [box.top, box.bottom] = [Math.min(box.top, y), Math.max(box.bottom, y)];
    mass++;
    sumX += x;
    sumY += y;
    sumXx += x * x;
    sumYy += y * y;
  }
  if (mass === 0) return { longerSide: 1, elongation: 0 };
  const across = sumXx / mass - (sumX / mass) ** 2;
  const down = sumYy / mass - (sumY / mass) ** 2;
  return {
    longerSide: Math.max(widthOf(box), heightOf(box)),
    elongation: across + down > 0 ? (down - across) / (down + across) : 0,
  };
}
