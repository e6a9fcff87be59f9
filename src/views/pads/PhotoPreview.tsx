/** Draws a photo with its ink marked, and what else in it could be the digit. */
import { useEffect, useRef } from 'react';
import type { FoundInk, GreyPhoto, InkChoice, InkPlace } from '../../store/photo/photo.ts';
import { paintDigit } from '../components/paintDigit.ts';
import { plainContext } from '../components/plainContext.ts';
import styles from './photo.module.css';

interface PhotoPreviewProps {
  readonly photo: GreyPhoto;
  readonly found: FoundInk | null;
  readonly part: InkChoice['part'];
  /** Called with a place in the digit that a person presses. */
  readonly onPress: (place: InkPlace) => void;
}

/** The photo is shown at most this high. */
const highestPx = 240;
/** From the ink to its frame, in pixels of the photo. */
const marginPx = 4;

/** The digit that the network will see stands beside it. */
export function PhotoPreview({ photo, found, part, onPress }: PhotoPreviewProps) {
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
        <div className={styles['ground']}>
          <div
            className={styles['stage']}
            style={{ width: `min(100%, ${(highestPx * width) / height}px)` }}
          >
            <canvas
              ref={whole}
              className={styles['whole']}
              role="img"
              aria-label="The picture, its ink marked"
              width={width}
              height={height}
            />
            {part === 'digit' && found !== null && found.regions.length > 1 && (
              <Regions photo={photo} found={found} onPress={onPress} />
            )}
          </div>
        </div>
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

interface RegionsProps {
  readonly photo: GreyPhoto;
  readonly found: FoundInk;
  readonly onPress: (place: InkPlace) => void;
}

/** A button over each part of the photo that could be the digit. */
function Regions({ photo, found: { regions, taken }, onPress }: RegionsProps) {
  const percent = (length: number, of: number): string => `${(100 * length) / of}%`;
  return regions.map(({ left, top, right, bottom }, index) => (
    <button
      key={`${left} ${top} ${right} ${bottom}`}
      type="button"
      className={styles['region']}
      aria-label={`Take part ${index + 1} of ${regions.length}`}
      aria-pressed={index === taken}
      style={{
        left: percent((left + right + 1) / 2, photo.width),
        top: percent((top + bottom + 1) / 2, photo.height),
        width: percent(right - left + 1 + 2 * marginPx, photo.width),
        height: percent(bottom - top + 1 + 2 * marginPx, photo.height),
      }}
      onClick={() => onPress({ x: (left + right) / 2, y: (top + bottom) / 2 })}
    />
  ));
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
  context.strokeRect(
    left - marginPx,
    top - marginPx,
    right - left + 1 + 2 * marginPx,
    bottom - top + 1 + 2 * marginPx,
  );
}
