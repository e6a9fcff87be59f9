/** Paints the dots of the map on a canvas, and the names of their classes. Knows no store and no React. */
import { type MapPoint, toScreen } from './camera.ts';
import { nameLabelPlace } from './nameLabel.ts';
import { type MapSurface, writeOutlined } from './paintWords.ts';
import { colourCount } from './palette.ts';
import { cornersOf } from './shapes.ts';
import { haveLongNames, type ShownClasses } from './shownClasses.ts';

const fullTurn = 2 * Math.PI;
const nameFont = '600 15px "Inter Variable", system-ui, sans-serif';
const longNameFont = '600 12px "Inter Variable", system-ui, sans-serif';
/** How far above the middle of its few dots such a name stands, in CSS pixels. */
const pickedRise = 12;
/** Enough to see where the heap of all dots lies, and no more. */
const faintAlpha = 0.2;

/** The test digits, in shares of the frame. */
export interface PaintedDots {
  /** [dots × 2] */
  readonly dots: Float32Array;
  /** [dots] class indices. */
  readonly labels: Uint16Array;
  readonly shown: ShownClasses;
  /** [classes] */
  readonly classNames: readonly string[];
}

export class DotPainter {
  readonly #surface: MapSurface;

  constructor(surface: MapSurface) {
    this.#surface = surface;
  }

  /** Paints the dots, and the name of each class in their middle; few dots lie above it and are all seen. */
  paint(dots: PaintedDots): void {
    if (dots.shown.areOthersFaint) {
      this.#paintFaintDots(dots);
      this.#paintNames(dots, pickedRise);
      this.#paintFullDots(dots);
    } else {
      this.#paintFullDots(dots);
      this.#paintNames(dots, 0);
    }
  }

  #paintFaintDots(painted: PaintedDots): void {
    const { labels, shown } = painted;
    const { context } = this.#surface;
    this.#tracePath(painted, (dot) => !shown.has(labels[dot] ?? -1), [], this.#grown(1.7, 4));
    context.globalAlpha = faintAlpha;
    context.fillStyle = this.#surface.colours.soft;
    context.fill();
    context.globalAlpha = 1;
  }

  /** Paints one path per class: 2,000 single fills would take ten times as long. */
  #paintFullDots(painted: PaintedDots): void {
    const { labels, shown } = painted;
    const { context } = this.#surface;
    const radius = this.#radiusOf(shown);
    context.globalAlpha = 0.8;
    for (const [label, colour] of this.#surface.colours.classes.entries()) {
      if (!shown.has(label)) continue;
      this.#tracePath(painted, (dot) => labels[dot] === label, cornersOf(label), radius);
      context.fillStyle = colour;
      context.fill();
    }
    context.globalAlpha = 1;
  }

  /** Shapes are told apart only if they are a little larger than a circle need be. */
  #radiusOf({ areOthersFaint }: ShownClasses): number {
    if (areOthersFaint) return this.#grown(3.2, 5);
    return this.#grown(this.#surface.colours.classes.length > colourCount ? 2.3 : 1.7, 4);
  }

  /** A radius at the present zoom, in CSS pixels. */
  #grown(atZoomOne: number, most: number): number {
    return Math.min(most, atZoomOne * Math.sqrt(this.#surface.camera.zoom));
  }

  /** Traces the outlines of some dots as one path. */
  #tracePath(
    { dots, labels }: PaintedDots,
    isMeant: (dot: number) => boolean,
    corners: readonly MapPoint[],
    radius: number,
  ): void {
    const { context } = this.#surface;
    context.beginPath();
    for (let dot = 0; dot < labels.length; dot++) {
      if (!isMeant(dot)) continue;
      const { x, y } = this.#pixelOf(dots, dot);
      if (corners.length === 0) {
        context.moveTo(x + radius, y);
        context.arc(x, y, radius, 0, fullTurn);
        continue;
      }
      for (const [at, corner] of corners.entries()) {
        const [cornerX, cornerY] = [x + radius * corner.x, y + radius * corner.y];
        if (at === 0) context.moveTo(cornerX, cornerY);
        else context.lineTo(cornerX, cornerY);
      }
      context.closePath();
    }
  }

  /** @param rise how far above the middle of its dots a name stands, in CSS pixels */
  #paintNames({ dots, labels, shown, classNames }: PaintedDots, rise: number): void {
    const font = haveLongNames(shown.named.map((label) => classNames[label] ?? ''))
      ? longNameFont
      : nameFont;
    const { context, frame, camera, colours } = this.#surface;
    context.font = font;
    for (const label of shown.named) {
      const name = classNames[label] ?? '';
      const centre = centreOf(dots, labels, label);
      if (centre === null) continue;
      const { x, y } = toScreen(centre, frame, camera);
      const halfWidth = context.measureText(name).width / 2;
      const at = nameLabelPlace({ x, y: y - rise }, halfWidth, frame);
      writeOutlined(context, name, at, font, colours);
    }
  }

  #pixelOf(dots: Float32Array, dot: number): MapPoint {
    const point = { x: dots[2 * dot] ?? 0, y: dots[2 * dot + 1] ?? 0 };
    return toScreen(point, this.#surface.frame, this.#surface.camera);
  }
}

/** The mean place of the dots of a class; `null` if it has no dots. */
export function centreOf(dots: Float32Array, labels: Uint16Array, label: number): MapPoint | null {
  let [x, y, count] = [0, 0, 0];
  for (const [dot, own] of labels.entries()) {
    if (own !== label) continue;
    x += dots[2 * dot] ?? 0;
    y += dots[2 * dot + 1] ?? 0;
    count++;
  }
  return count === 0 ? null : { x: x / count, y: y / count };
}
