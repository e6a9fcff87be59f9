/** Looks at an image's border, where its ground is. */
import type { GreyPhoto } from '../../photo/greyPhoto.ts';

/** The grey values of the outermost pixels. */
export function borderOf({ width, height, values }: GreyPhoto): Float32Array {
  return values.filter((_, pixel) => {
    const [x, y] = [pixel % width, Math.floor(pixel / width)];
    return x === 0 || y === 0 || x === width - 1 || y === height - 1;
  });
}

/** The median grey of the border. */
export function groundOf(image: GreyPhoto): number {
  const border = borderOf(image).toSorted();
  return border[Math.floor(border.length / 2)] ?? 0;
}
