/** Draws a photo with its ink marked. */
import { useEffect, useRef } from 'react';
import type { FoundInk, GreyPhoto } from '../../store/photo/photo.ts';
import { paintDigit } from '../components/paintDigit.ts';
import { plainContext } from '../components/plainContext.ts';
import styles from './photo.module.css';

interface PhotoPreviewProps {
  readonly photo: GreyPhoto;
  readonly found: FoundInk | null;
}

/** The digit that the network will see stands beside it. */
export function PhotoPreview({ photo, found }: PhotoPreviewProps) {
  const whole = useRef<HTMLCanvasElement>(null);
  const seen = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    if (whole.current !== null) paintPhoto(whole.current, photo, found);
    const context = plainContext(seen.current);
    if (context !== null) paintDigit(context, found?.digit ?? null);
  }, [photo, found]);
  const { width, height } = photo;
  return (
    <div className={styles['previews']}>
      <figure>
        <canvas
          ref={whole}
          className={styles['whole']}
          role="img"
          aria-label="The picture, its ink marked"
          width={width}
          height={height}
        />
        <figcaption>the ink that was found</figcaption>
      </figure>
      <figure>
        <canvas
          ref={seen}
          className={styles['seen']}
          role="img"
          aria-label="What the network will see"
          data-testid="picture-digit"
          width={28}
          height={28}
        />
        <figcaption>what the network will see</figcaption>
      </figure>
    </div>
  );
}

/** Paints the photo in grey, its ink in the text colour, and a frame around the part that is taken. */
function paintPhoto(
  canvas: HTMLCanvasElement,
  { width, height, values }: GreyPhoto,
  found: FoundInk | null,
): void {
  const context = plainContext(canvas);
  if (context === null) return;
  const image = context.createImageData(width, height);
  for (const [pixel, value] of values.entries()) {
    const grey = Math.round(255 * value);
    image.data.set([grey, grey, grey, 255], 4 * pixel);
  }
  context.putImageData(image, 0, 0);
  if (found === null) return;
  context.fillStyle = getComputedStyle(canvas).color;
  for (const [pixel, isInk] of found.mask.ink.entries()) {
    if (isInk === 1) context.fillRect(pixel % width, Math.floor(pixel / width), 1, 1);
  }
  const { left, top, right, bottom } = found.box;
  context.strokeStyle = context.fillStyle;
  context.lineWidth = 2;
  context.setLineDash([6, 4]);
  context.strokeRect(left - 4, top - 4, right - left + 9, bottom - top + 9);
}
