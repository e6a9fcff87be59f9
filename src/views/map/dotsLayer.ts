/** Keeps the last painting of the dots and numerals: they change less often than the marks above them. */
import { plainContext } from '../components/plainContext.ts';
import type { Camera, Frame } from './camera.ts';
import { DotPainter, type PaintedDots } from './paintDots.ts';
import type { Colours } from './paintWords.ts';

/** Everything that the painting depends on. */
export interface LayerLooks extends PaintedDots {
  readonly frame: Frame;
  readonly camera: Camera;
  readonly colours: Colours;
  /** Device pixels per CSS pixel. */
  readonly ratio: number;
}

export class DotsLayer {
  readonly #canvas = document.createElement('canvas');
  #painted: LayerLooks | null = null;

  /** The layer for these looks; repainted only if they have changed. */
  at(looks: LayerLooks): HTMLCanvasElement {
    if (this.#painted === null || !isSame(this.#painted, looks)) {
      this.#paint(looks);
      // A copy, because the motion changes its dots in place.
      this.#painted = { ...looks, dots: looks.dots.slice() };
    }
    return this.#canvas;
  }

  #paint({ frame, camera, colours, ratio, ...dots }: LayerLooks): void {
    const context = plainContext(this.#canvas);
    if (context === null) return;
    this.#canvas.width = Math.round(frame.width * ratio);
    this.#canvas.height = Math.round(frame.height * ratio);
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    new DotPainter({ context, frame, camera, colours }).paint(dots);
  }
}

function isSame(one: LayerLooks, other: LayerLooks): boolean {
  return (
    one.labels === other.labels &&
    one.shown === other.shown &&
    one.camera === other.camera &&
    one.ratio === other.ratio &&
    one.frame.width === other.frame.width &&
    one.frame.height === other.frame.height &&
    one.classNames === other.classNames &&
    one.colours.classes === other.colours.classes &&
    one.dots.length === other.dots.length &&
    one.dots.every((place, at) => Object.is(place, other.dots[at]))
  );
}
