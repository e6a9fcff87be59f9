/** Draws small pictures as PNG files. */
import { PNG } from 'pngjs';

/** The grey of a pixel, 0…255. */
export type Grey = (x: number, y: number) => number;

/** An opaque grey picture. */
export function greyPng(width: number, height: number, greyAt: Grey): Buffer {
  const png = new PNG({ width, height });
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const at = 4 * (y * width + x);
      png.data.fill(greyAt(x, y), at, at + 3);
      png.data[at + 3] = 255;
    }
  }
  return PNG.sync.write(png);
}

/** An upright bar of ink: by its place and width, as shares of the side, in grey on another grey. */
export function barPng(
  sidePx: number,
  {
    at = 0.5,
    wide = 0.06,
    ink = 0,
    ground = 255,
  }: Readonly<Partial<Record<'at' | 'wide' | 'ink' | 'ground', number>>> = {},
): Buffer {
  return greyPng(sidePx, sidePx, (x, y) => {
    const [across, down] = [(x + 0.5) / sidePx, (y + 0.5) / sidePx];
    return Math.abs(across - at) < wide / 2 && Math.abs(down - 0.5) < 0.35 ? ink : ground;
  });
}

/** A ring of ink. */
export function ringPng(sidePx: number, { ink = 0, ground = 255, wide = 0.06 } = {}): Buffer {
  return greyPng(sidePx, sidePx, (x, y) => {
    const radius = Math.hypot((x + 0.5) / sidePx - 0.5, (y + 0.5) / sidePx - 0.5);
    return Math.abs(radius - 0.3) < wide / 2 ? ink : ground;
  });
}
