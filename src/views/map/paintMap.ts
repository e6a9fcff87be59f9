/** Paints the map on a canvas: dots, numerals, drawings. Knows no store and no React. */
import { type Camera, type Frame, type MapPoint, scaleOf, toScreen } from './camera.ts';
import { circleLabelPlace } from './circleLabel.ts';

const nameFont = '600 15px "Inter Variable", system-ui, sans-serif';
const labelFont = '11px "Inter Variable", system-ui, sans-serif';
const fullTurn = 2 * Math.PI;

/** The test digits, in shares of the frame. */
export interface PaintedDots {
  /** [dots × 2] */
  readonly dots: Float32Array;
  /** [dots] class indices. */
  readonly labels: Uint8Array;
  /** Class indices whose dots are not painted. */
  readonly hidden: readonly number[];
  /** [classes] */
  readonly classNames: readonly string[];
}

/** The marks above the dots, in shares of the frame; NaN: not painted. */
export interface Marks {
  readonly a: MapPoint;
  readonly b: MapPoint;
  /** The distance of the drawings in words; `null` without one. */
  readonly distance: string | null;
  /** Radii of the circles around A. */
  readonly margin: number;
  readonly threshold: number;
  /** The places of the highlighted dots. */
  readonly pointedOut: readonly MapPoint[];
}

/** Colours of the theme, and one for each class. */
export interface Colours {
  readonly classes: readonly string[];
  readonly ink: string;
  readonly soft: string;
  readonly card: string;
  readonly a: string;
  readonly b: string;
}

export class MapPainter {
  readonly #context: CanvasRenderingContext2D;
  readonly #frame: Frame;
  readonly #camera: Camera;
  readonly #colours: Colours;

  /** @param context its unit is one CSS pixel */
  constructor(context: CanvasRenderingContext2D, frame: Frame, camera: Camera, colours: Colours) {
    this.#context = context;
    this.#frame = frame;
    this.#camera = camera;
    this.#colours = colours;
  }

  /** Paints the dots, and the numeral of each class in their middle. */
  paintDots(dots: PaintedDots): void {
    this.#paintDots(dots);
    this.#paintNames(dots);
  }

  /** Paints the marks above the dots. */
  paintMarks(marks: Marks): void {
    this.#paintCircles(marks);
    for (const place of marks.pointedOut) {
      this.#paintRing(toScreen(place, this.#frame, this.#camera));
    }
    this.#paintDrawings(marks);
  }

  /** Paints one path per class: 2,000 single fills would take ten times as long. */
  #paintDots({ dots, labels, hidden }: PaintedDots): void {
    const context = this.#context;
    const radius = Math.min(4, 1.7 * Math.sqrt(this.#camera.zoom));
    context.globalAlpha = 0.8;
    for (const [label, colour] of this.#colours.classes.entries()) {
      if (hidden.includes(label)) continue;
      context.beginPath();
      for (let dot = 0; dot < labels.length; dot++) {
        if (labels[dot] !== label) continue;
        const { x, y } = this.#pixelOf(dots, dot);
        context.moveTo(x + radius, y);
        context.arc(x, y, radius, 0, fullTurn);
      }
      context.fillStyle = colour;
      context.fill();
    }
    context.globalAlpha = 1;
  }

  #paintCircles({ a, b, margin, threshold }: Marks): void {
    const context = this.#context;
    const centre = toScreen(a, this.#frame, this.#camera);
    if (Number.isNaN(centre.x)) return;
    const circles = [
      { radius: threshold, name: 'threshold', dash: [] },
      { radius: margin, name: 'margin', dash: [2, 4] },
    ];
    const taken = [centre, toScreen(b, this.#frame, this.#camera)];
    for (const { radius, name, dash } of circles) {
      const pixels = radius * scaleOf(this.#frame, this.#camera);
      if (Number.isNaN(pixels)) continue;
      context.beginPath();
      context.arc(centre.x, centre.y, Math.max(0, pixels), 0, fullTurn);
      context.setLineDash(dash);
      context.lineWidth = 1;
      context.strokeStyle = this.#colours.soft;
      context.stroke();
      const place = circleLabelPlace(centre, pixels, this.#frame, taken);
      if (place === null) continue;
      taken.push(place);
      this.#write(name, place, labelFont, this.#colours.soft);
    }
    context.setLineDash([]);
  }

  /** The name of each class at the mean of its dots. */
  #paintNames({ dots, labels, hidden, classNames }: PaintedDots): void {
    for (const [label, name] of classNames.entries()) {
      if (hidden.includes(label)) continue;
      const centre = centreOf(dots, labels, label);
      if (centre === null) continue;
      const at = toScreen(centre, this.#frame, this.#camera);
      this.#write(name, at, nameFont, this.#colours.ink);
    }
  }

  #paintRing({ x, y }: MapPoint): void {
    const context = this.#context;
    context.beginPath();
    context.arc(x, y, 7, 0, fullTurn);
    context.lineWidth = 2;
    context.strokeStyle = this.#colours.ink;
    context.stroke();
  }

  #paintDrawings({ a, b, distance }: Marks): void {
    const context = this.#context;
    const [from, to] = [
      toScreen(a, this.#frame, this.#camera),
      toScreen(b, this.#frame, this.#camera),
    ];
    const areBothThere = !Number.isNaN(from.x) && !Number.isNaN(to.x);
    if (areBothThere) {
      context.beginPath();
      context.moveTo(from.x, from.y);
      context.lineTo(to.x, to.y);
      context.setLineDash([4, 3]);
      context.lineWidth = 1.5;
      context.strokeStyle = this.#colours.ink;
      context.stroke();
      context.setLineDash([]);
    }
    this.#paintMark(from, 'A', this.#colours.a);
    this.#paintMark(to, 'B', this.#colours.b);
    if (!areBothThere || distance === null) return;
    const middle = { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 - 10 };
    this.#write(distance, middle, labelFont, this.#colours.ink);
  }

  #paintMark({ x, y }: MapPoint, letter: string, colour: string): void {
    if (Number.isNaN(x)) return;
    const context = this.#context;
    context.beginPath();
    context.arc(x, y, 9, 0, fullTurn);
    context.fillStyle = colour;
    context.fill();
    context.lineWidth = 2;
    context.strokeStyle = this.#colours.card;
    context.stroke();
    context.font = '700 11px "Inter Variable", system-ui, sans-serif';
    context.fillStyle = this.#colours.card;
    context.textAlign = 'center';
    context.textBaseline = 'middle';
    context.fillText(letter, x, y + 0.5);
  }

  /** Paints words with an outline, so that they stand out from the dots. */
  #write(text: string, { x, y }: MapPoint, font: string, colour: string): void {
    const context = this.#context;
    context.font = font;
    context.textAlign = 'center';
    context.textBaseline = 'middle';
    context.lineJoin = 'round';
    context.lineWidth = 4;
    context.strokeStyle = this.#colours.card;
    context.strokeText(text, x, y);
    context.fillStyle = colour;
    context.fillText(text, x, y);
  }

  #pixelOf(dots: Float32Array, dot: number): MapPoint {
    const point = { x: dots[2 * dot] ?? 0, y: dots[2 * dot + 1] ?? 0 };
    return toScreen(point, this.#frame, this.#camera);
  }
}

/** The mean place of the dots of a class; `null` if it has no dots. */
export function centreOf(dots: Float32Array, labels: Uint8Array, label: number): MapPoint | null {
  let [x, y, count] = [0, 0, 0];
  for (const [dot, own] of labels.entries()) {
    if (own !== label) continue;
    x += dots[2 * dot] ?? 0;
    y += dots[2 * dot + 1] ?? 0;
    count++;
  }
  return count === 0 ? null : { x: x / count, y: y / count };
}
