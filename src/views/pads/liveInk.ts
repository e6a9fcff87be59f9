/**
 * The stroke that is being drawn, painted straight from the pointer's events: no frame is waited for,
 * nothing is painted twice. What is final goes on the drawing's own canvas; the tip, which the next
 * point will bend, and the places that the browser expects next, on a canvas above it.
 */
import type { Point } from '../../store/pads/pad.ts';
import { type InkTarget, paintPieces } from './ink.ts';

export class LiveInk {
  readonly #ink: InkTarget;
  readonly #tip: InkTarget;
  readonly #points: Point[] = [];

  /** @param ink where the drawing is @param tip a canvas of the same size above it */
  constructor(ink: InkTarget, tip: InkTarget) {
    this.#ink = ink;
    this.#tip = tip;
  }

  /** Paints what the newest points make final, and the tip anew. */
  extend(points: readonly Point[], expected: readonly Point[]): void {
    const firstPiece = Math.max(0, this.#points.length - 1);
    this.#points.push(...points);
    const lastPiece = this.#points.length - 1;
    paintPieces(this.#ink, this.#points, firstPiece, lastPiece);
    this.#clearTip();
    // The point before the last bends the tip, but its own piece is on the other canvas.
    const tip = [...this.#points.slice(-2), ...expected];
    paintPieces(this.#tip, tip, Math.min(1, lastPiece), tip.length);
  }

  /** Puts the tip where the rest is. */
  end(): void {
    paintPieces(this.#ink, this.#points, this.#points.length - 1, this.#points.length);
    this.#clearTip();
  }

  #clearTip(): void {
    const { context, sizePx } = this.#tip;
    context.clearRect(0, 0, sizePx, sizePx);
  }
}
