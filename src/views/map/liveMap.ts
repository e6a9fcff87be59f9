/** Keeps a canvas showing the map: paints when something changes, and frame by frame while it moves. */
import type { Camera } from './camera.ts';
import { Motion } from './motion.ts';
import { type Colours, MapPainter, type Picture } from './paintMap.ts';
import type { Scene } from './scene.ts';

/** Thirty frames a second are smooth enough for what moves so little. */
const frameMs = 33;
/** Painting takes at most this share of the time, however slow it is here. */
const paintShare = 0.2;

/** All that the map's looks depend on. */
export interface MapLooks
  extends Pick<Picture, 'labels' | 'isHidden' | 'distance' | 'hovered' | 'cursor'> {
  readonly scene: Scene;
  readonly camera: Camera;
  readonly colours: Colours;
  /** The canvas's width and height in device pixels. */
  readonly widthPx: number;
  readonly heightPx: number;
  /** Whether it must not be seen to move. */
  readonly isStill: boolean;
}

export class LiveMap {
  readonly #canvas: HTMLCanvasElement;
  readonly #motion = new Motion();
  #looks: MapLooks | null = null;
  #scene: Scene | null = null;
  #request: number | null = null;
  #paintedAtMs = 0;
  #paintMs = 0;

  constructor(canvas: HTMLCanvasElement) {
    this.#canvas = canvas;
  }

  /** The dots as they are seen now, [dots × 2]. */
  get dots(): Float32Array {
    return this.#motion.shown.subarray(0, this.#looks?.scene.dots.length ?? 0);
  }

  show(looks: MapLooks): void {
    this.#looks = looks;
    if (looks.scene !== this.#scene) {
      this.#scene = looks.scene;
      // What has rested until now has not moved in the meantime.
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
    // Kept in plain memory: thousands of small dots are dearer by way of a graphics card's queue, most
    // of all where that is software.
    const context = this.#canvas.getContext('2d', { willReadFrequently: true });
    if (context === null || this.#looks === null) return;
    const { widthPx, heightPx, camera, colours, ...looks } = this.#looks;
    const startMs = performance.now();
    if (this.#canvas.width !== widthPx) this.#canvas.width = widthPx;
    if (this.#canvas.height !== heightPx) this.#canvas.height = heightPx;
    const ratio = window.devicePixelRatio;
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    const frame = { width: widthPx / ratio, height: heightPx / ratio };
    const { shown } = this.#motion;
    const at = looks.scene.dots.length;
    const number = (offset: number): number => shown[at + offset] ?? Number.NaN;
    new MapPainter(context, frame, camera, colours).paint({
      ...looks,
      dots: shown.subarray(0, at),
      a: { x: number(0), y: number(1) },
      b: { x: number(2), y: number(3) },
      margin: number(4),
      threshold: number(5),
    });
    this.#paintMs = performance.now() - startMs;
  }
}

/** All that moves, in one row of numbers: dots, drawings, radii. */
function vectorOf({ dots, a, b, margin, threshold }: Scene): Float32Array {
  const vector = new Float32Array(dots.length + 6);
  vector.set(dots);
  vector.set([...a, ...b, margin, threshold], dots.length);
  return vector;
}
