/** Draws a grid of numbers. */
import { useEffect, useRef } from 'react';
import { plainContext } from '../components/plainContext.ts';
import styles from './layers.module.css';
import type { TileGrid } from './tiles.ts';

/** Opacity of a 0, so that it stays visible. */
const faintest = 0.09;

/** One pixel per number, in the colour of the text around it. */
export function GridCanvas({ grid }: { readonly grid: TileGrid }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const { width, height, shades } = grid;
  useEffect(() => {
    const element = canvas.current;
    const context = plainContext(element);
    if (element === null || context === null) return;
    const image = new ImageData(width, height);
    for (const [at, shade] of shades.entries()) {
      const opacity = Number.isNaN(shade) ? 0 : faintest + (1 - faintest) * shade;
      image.data[4 * at + 3] = Math.round(255 * opacity);
    }
    context.globalCompositeOperation = 'source-over';
    context.putImageData(image, 0, 0);
    context.globalCompositeOperation = 'source-in';
    context.fillStyle = getComputedStyle(element).color;
    context.fillRect(0, 0, width, height);
  }, [width, height, shades]);
  return (
    <canvas ref={canvas} className={styles['grid']} width={width} height={height} aria-hidden />
  );
}
