/**
 * Paints the open stroke directly from pointer events: it does not wait for a frame and paints nothing
 * twice. Final pieces go on the canvas of the drawing. A canvas above shows the tip, which the next point
 * will bend, and the points that the browser predicts. Imports no React.
 */
import type { Point } from '../../store/pads/pad.ts';
import type { InkTarget } from '../components/paintDigit.ts';
import { paintPieces } from './ink.ts';

export class LiveInk {
  readonly #ink: InkTarget;
  readonly #tip: InkTarget;
  readonly #points: Point[] = [];

  /**
   * @param ink the canvas of the drawing
   * @param tip a canvas of the same size above it
   */
  constructor(ink: InkTarget, tip: InkTarget) {
    this.#ink = ink;
    this.#tip = tip;
  }

  /**
   * Paints the pieces that the new points make final, and repaints the tip.
   * @param expected the points that the browser predicts
   */
  extend(points: readonly Point[], expected: readonly Point[]): void {
    const firstPiece = Math.max(0, this.#points.length - 1);
    this.#points.push(...points);
    const lastPiece = this.#points.length - 1;
    paintPieces(this.#ink, this.#points, firstPiece, lastPiece);
    this.#clearTip();
    // The point before the last bends the tip, but its own piece is already on the other canvas.
    const tip = [...this.#points.slice(-2), ...expected];
    paintPieces(this.#tip, tip, Math.min(1, lastPiece), tip.length);
  }

  /** Moves the tip to the canvas of the drawing. */
  end(): void {
    paintPieces(this.#ink, this.#points, this.#points.length - 1, this.#points.length);
    this.#clearTip();
  }

  /** Removes the tip: the stroke is no part of the drawing any more. */
  abandon(): void {
    this.#clearTip();
  }

  #clearTip(): void {
    const { context, sizePx } = this.#tip;
    context.clearRect(0, 0, sizePx, sizePx);
  }
}
