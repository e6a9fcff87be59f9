/** Owns what the map is painted on, and paints words there. */
import type { Camera, Frame, MapPoint } from './camera.ts';

/** Colours of the theme, and one for each class. */
export interface Colours {
  readonly classes: readonly string[];
  readonly ink: string;
  readonly soft: string;
  readonly card: string;
  readonly a: string;
  readonly b: string;
}

export interface MapSurface {
  /** Its unit is one CSS pixel. */
  readonly context: CanvasRenderingContext2D;
  readonly frame: Frame;
  readonly camera: Camera;
  readonly colours: Colours;
}

/** Paints words with an outline, so that they stand out from the dots. */
export function writeOutlined(
  context: CanvasRenderingContext2D,
  text: string,
  { x, y }: MapPoint,
  font: string,
  { ink, card }: Pick<Colours, 'ink' | 'card'>,
): void {
  context.font = font;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.lineJoin = 'round';
  context.lineWidth = 4;
  context.strokeStyle = card;
  context.strokeText(text, x, y);
  context.fillStyle = ink;
  context.fillText(text, x, y);
}
