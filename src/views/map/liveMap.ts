/** Keeps a canvas up to date with the map: paints once per change, and frame by frame during motion. */
import { plainContext } from '../components/plainContext.ts';
import type { Camera, MapPoint } from './camera.ts';
import { DotsLayer } from './dotsLayer.ts';
import { Motion } from './motion.ts';
import type { PaintedDots } from './paintDots.ts';
import { MarkPainter, type Marks } from './paintMarks.ts';
import type { Colours } from './paintWords.ts';
import type { Scene } from './scene.ts';

/** Thirty frames per second are enough for such small motions. */
const frameMs = 33;
/** Painting takes at most this share of the time, also on a slow device. */
const paintShare = 0.2;

/** Everything that the painting depends on. */
export interface MapLooks
  extends Pick<PaintedDots, 'labels' | 'shown' | 'classNames'>,
    Pick<Marks, 'distance'> {
  readonly scene: Scene;
  /** The dots to highlight. */
  readonly pointedOut: readonly number[];
  readonly camera: Camera;
  readonly colours: Colours;
  /** The canvas's width and height in device pixels. */
  readonly widthPx: number;
  readonly heightPx: number;
  /** Device pixels per CSS pixel. */
  readonly pixelRatio: number;
  /** Whether the map jumps to a new state without motion. */
  readonly isStill: boolean;
}

export class LiveMap {
  readonly #canvas: HTMLCanvasElement;
  readonly #motion = new Motion();
  readonly #layer = new DotsLayer();
  #looks: MapLooks | null = null;
  #scene: Scene | null = null;
  #request: number | null = null;
  #paintedAtMs = 0;
  #paintMs = 0;

  constructor(canvas: HTMLCanvasElement) {
    this.#canvas = canvas;
  }

  /** The positions of the dots on the screen now, [dots × 2]. */
  get dots(): Float32Array {
    return this.#motion.shown.subarray(0, this.#looks?.scene.dots.length ?? 0);
  }

  show(looks: MapLooks): void {
    this.#looks = looks;
    if (looks.scene !== this.#scene) {
      this.#scene = looks.scene;
      // After a rest, the motion starts now and not at the last painting.
      if (!this.#motion.isMoving) this.#paintedAtMs = performance.now();
      this.#motion.aim(vectorOf(looks.scene), looks.isStill);
    }
    this.#request ??= requestAnimationFrame((now) => this.#frame(now));
  }

  stop(): void {
    if (this.#request !== null) cancelAnimationFrame(this.#request);
    this.#request = null;
  }

  #frame(now: number): void {
    this.#request = null;
    const sinceMs = now - this.#paintedAtMs;
    const isDue =
      !this.#motion.isMoving || sinceMs >= Math.max(frameMs, this.#paintMs / paintShare);
    if (isDue) {
      if (this.#motion.isMoving) this.#motion.advance(Math.max(0, sinceMs));
      this.#paintedAtMs = now;
      this.#paint();
    }
    if (this.#motion.isMoving) this.#request = requestAnimationFrame((next) => this.#frame(next));
  }

  #paint(): void {
    const context = plainContext(this.#canvas);
    if (context === null || this.#looks === null) return;
    const { widthPx, heightPx, camera, colours, scene, labels, shown, classNames, distance } =
      this.#looks;
    const { pixelRatio: ratio } = this.#looks;
    const startMs = performance.now();
    if (this.#canvas.width !== widthPx) this.#canvas.width = widthPx;
    if (this.#canvas.height !== heightPx) this.#canvas.height = heightPx;
    const frame = { width: widthPx / ratio, height: heightPx / ratio };
    const { shown: moved } = this.#motion;
    const at = scene.dots.length;
    const dots = moved.subarray(0, at);
    const number = (index: number): number => moved[index] ?? Number.NaN;
    const place = (index: number): MapPoint => ({ x: number(index), y: number(index + 1) });
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, widthPx, heightPx);
    const layer = this.#layer.at({
      dots,
      labels,
      shown,
      classNames,
      frame,
      camera,
      colours,
      ratio,
    });
    context.drawImage(layer, 0, 0);
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    new MarkPainter({ context, frame, camera, colours }).paint({
      a: place(at),
      b: place(at + 2),
      distance,
      margin: number(at + 4),
      threshold: number(at + 5),
      pointedOut: this.#looks.pointedOut.map((dot) => place(2 * dot)),
    });
    this.#paintMs = performance.now() - startMs;
  }
}

/** Everything that moves, as one row of numbers: dots, drawings, radii. */
function vectorOf({ dots, a, b, margin, threshold }: Scene): Float32Array {
  const vector = new Float32Array(dots.length + 6);
  vector.set(dots);
  vector.set([...a, ...b, margin, threshold], dots.length);
  return vector;
}
