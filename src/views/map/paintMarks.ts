/** Paints what lies above the dots of the map on a canvas: circles, rings, drawings. Knows no store and no React. */
import { type MapPoint, scaleOf, toScreen } from './camera.ts';
import { circleLabelPlace } from './circleLabel.ts';
import { type MapSurface, writeOutlined } from './paintWords.ts';

const labelFont = '11px "Inter Variable", system-ui, sans-serif';
const fullTurn = 2 * Math.PI;

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

export class MarkPainter {
  readonly #surface: MapSurface;

  constructor(surface: MapSurface) {
    this.#surface = surface;
  }

  paint(marks: Marks): void {
    this.#paintCircles(marks);
    for (const place of marks.pointedOut) {
      this.#paintRing(toScreen(place, this.#surface.frame, this.#surface.camera));
    }
    this.#paintDrawings(marks);
  }

  #paintCircles({ a, b, margin, threshold }: Marks): void {
    const { context } = this.#surface;
    const centre = toScreen(a, this.#surface.frame, this.#surface.camera);
    if (Number.isNaN(centre.x)) return;
    const circles = [
      { radius: threshold, name: 'threshold', dash: [] },
      { radius: margin, name: 'margin', dash: [2, 4] },
    ];
    const taken = [centre, toScreen(b, this.#surface.frame, this.#surface.camera)];
    for (const { radius, name, dash } of circles) {
      const pixels = radius * scaleOf(this.#surface.frame, this.#surface.camera);
      if (Number.isNaN(pixels)) continue;
      context.beginPath();
      context.arc(centre.x, centre.y, Math.max(0, pixels), 0, fullTurn);
      context.setLineDash(dash);
      context.lineWidth = 1;
      context.strokeStyle = this.#surface.colours.soft;
      context.stroke();
      const place = circleLabelPlace(centre, pixels, this.#surface.frame, taken);
      if (place === null) continue;
      taken.push(place);
      this.#write(name, place, this.#surface.colours.soft);
    }
    context.setLineDash([]);
  }

  #paintRing({ x, y }: MapPoint): void {
    const { context } = this.#surface;
    context.beginPath();
    context.arc(x, y, 7, 0, fullTurn);
    context.lineWidth = 2;
    context.strokeStyle = this.#surface.colours.ink;
    context.stroke();
  }

  #paintDrawings({ a, b, distance }: Marks): void {
    const { context } = this.#surface;
    const [from, to] = [
      toScreen(a, this.#surface.frame, this.#surface.camera),
      toScreen(b, this.#surface.frame, this.#surface.camera),
    ];
    const areBothThere = !Number.isNaN(from.x) && !Number.isNaN(to.x);
    if (areBothThere) {
      context.beginPath();
      context.moveTo(from.x, from.y);
      context.lineTo(to.x, to.y);
      context.setLineDash([4, 3]);
      context.lineWidth = 1.5;
      context.strokeStyle = this.#surface.colours.ink;
      context.stroke();
      context.setLineDash([]);
    }
    this.#paintMark(from, 'A', this.#surface.colours.a);
    this.#paintMark(to, 'B', this.#surface.colours.b);
    if (!areBothThere || distance === null) return;
    const middle = { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 - 10 };
    this.#write(distance, middle, this.#surface.colours.ink);
  }

  #paintMark({ x, y }: MapPoint, letter: string, colour: string): void {
    if (Number.isNaN(x)) return;
    const { context } = this.#surface;
    context.beginPath();
    context.arc(x, y, 9, 0, fullTurn);
    context.fillStyle = colour;
    context.fill();
    context.lineWidth = 2;
    context.strokeStyle = this.#surface.colours.card;
    context.stroke();
    context.font = '700 11px "Inter Variable", system-ui, sans-serif';
    context.fillStyle = this.#surface.colours.card;
    context.textAlign = 'center';
    context.textBaseline = 'middle';
    context.fillText(letter, x, y + 0.5);
  }

  #write(text: string, at: MapPoint, ink: string): void {
    writeOutlined(this.#surface.context, text, at, labelFont, {
      ink,
      card: this.#surface.colours.card,
    });
  }
}
