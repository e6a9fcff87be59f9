/**
 * Owns what pointers do on one drawing surface: which of them draws, and from where to where. Imports no
 * React.
 */
import {
  beginStroke,
  cancelStroke,
  endStroke,
  erase,
  extendStroke,
  type PadChange,
  type Point,
} from '../../store/pads/pad.ts';
import type { InkTarget } from '../components/paintDigit.ts';
import { LiveInk } from './liveInk.ts';
import { Pace } from './pace.ts';
import { isReleased, type PenMemory, PointerChoice } from './pointerChoice.ts';
import { isLikeScroll } from './swipe.ts';

export interface InkOptions {
  readonly onChange: (change: PadChange) => void;
  /** Called after a touch whose stroke was perhaps not meant: a scroll, or one that the system cancelled. */
  readonly onDoubt: () => void;
  readonly isErasing: boolean;
  /** The canvas of the drawing and the one above it; `null` until they can be painted. */
  readonly targets: () => { readonly ink: InkTarget; readonly tip: InkTarget } | null;
}

/** One press of a pointer, from down to its end. */
interface Gesture {
  readonly isErasing: boolean;
  readonly isTouch: boolean;
  readonly live: LiveInk | null;
  readonly first: Point;
  readonly beganMs: number;
  /** The last point that the pad knows. */
  last: Point;
  gathered: Point[];
}

/** The button number of the eraser end of a pen. */
const eraserButton = 5;
/** A touch that waits draws after this way, in CSS pixels. */
const waitingReachPx = 10;

/**
 * The ink is painted at once, with all points since the last event and the points that the browser
 * predicts. The pad gets its points once per frame, or less often if it takes long with them. Whatever
 * ends a press (a release, a lost one, a lost capture, another window) ends the stroke where it was.
 */
export class Inking {
  readonly #surface: HTMLElement;
  readonly #choice: PointerChoice;
  readonly #pace = new Pace(() => this.#handOver());
  /** The events of touches that wait. */
  readonly #waiting = new Map<number, PointerEvent[]>();
  #gesture: Gesture | null = null;
  #options: InkOptions;

  constructor(surface: HTMLElement, pens: PenMemory, options: InkOptions) {
    this.#surface = surface;
    this.#choice = new PointerChoice(pens);
    this.#options = options;
  }

  /** Takes the options of the newest rendering. */
  follow(options: InkOptions): void {
    this.#options = options;
  }

  down(event: PointerEvent): void {
    const decision = this.#choice.decide(event);
    if (decision === 'refused') return;
    // Prevents text selection, scrolling and emulated mouse events.
    event.preventDefault();
    this.#capture(event);
    if (decision === 'waits') {
      this.#waiting.set(event.pointerId, [event]);
      return;
    }
    this.end();
    this.#surface.focus({ preventScroll: true });
    this.#begin(event);
  }

  move(event: PointerEvent): void {
    if (this.#choice.isWaiting(event)) this.#moveWaiting(event);
    if (!this.#choice.isChosen(event)) return;
    if (isReleased(event)) {
      this.end();
      return;
    }
    this.#choice.hear(event);
    // Safari has coalesced events only since version 18.2.
    const coalesced = event.getCoalescedEvents?.() ?? [];
    const points = (coalesced.length > 0 ? coalesced : [event]).map((at) => this.#place(at));
    const expected = event.getPredictedEvents?.() ?? [];
    this.#extend(
      points,
      expected.map((at) => this.#place(at)),
    );
  }

  up(event: PointerEvent): void {
    this.#forget(event);
    const ended = this.#choice.isChosen(event) ? this.#gesture : null;
    if (ended === null) return;
    this.end();
    const isDoubtful =
      ended.isTouch &&
      !ended.isErasing &&
      isLikeScroll(ended.first, ended.last, event.timeStamp - ended.beganMs);
    if (isDoubtful) this.#options.onDoubt();
  }

  /** The system has taken the pointer, for a gesture of its own or because it is a palm's. */
  cancel(event: PointerEvent): void {
    this.#forget(event);
    const ended = this.#choice.isChosen(event) ? this.#gesture : null;
    if (ended === null) return;
    this.end();
    if (ended.isTouch && !ended.isErasing) this.#options.onDoubt();
  }

  loseCapture(event: PointerEvent): void {
    if (this.#choice.isChosen(event)) this.end();
  }

  /** A pen came down somewhere on the page: what a touch draws is a palm's. */
  makeWayForPen(): void {
    if (this.#choice.isTouchDrawing) this.#finish(cancelStroke);
  }

  /** Ends the stroke where it was. */
  end(): void {
    this.#finish(endStroke);
  }

  /** The pad has closed the stroke: it was cleared, or its drawing was replaced. */
  padClosed(): void {
    if (this.#gesture === null || this.#gesture.isErasing) return;
    this.#gesture.live?.abandon();
    this.#letGo();
  }

  #moveWaiting(event: PointerEvent): void {
    const events = this.#waiting.get(event.pointerId) ?? [];
    const [first] = events;
    if (first === undefined) return;
    events.push(event);
    const way = Math.hypot(event.clientX - first.clientX, event.clientY - first.clientY);
    if (way < waitingReachPx) return;
    this.end();
    this.#begin(first);
    this.#extend(
      events.slice(1, -1).map((at) => this.#place(at)),
      [],
    );
  }

  #begin(event: PointerEvent): void {
    this.#choice.choose(event);
    this.#waiting.clear();
    const point = this.#place(event);
    const erases = this.#options.isErasing || event.button === eraserButton;
    const canvases = erases ? null : this.#options.targets();
    const live = canvases && new LiveInk(canvases.ink, canvases.tip);
    this.#gesture = {
      isErasing: erases,
      isTouch: event.pointerType === 'touch',
      live,
      first: point,
      beganMs: event.timeStamp,
      last: point,
      gathered: [],
    };
    live?.extend([point], []);
    this.#options.onChange((pad) => (erases ? erase(pad, [point]) : beginStroke(pad, point)));
  }

  #extend(points: readonly Point[], expected: readonly Point[]): void {
    this.#gesture?.live?.extend(points, expected);
    this.#gesture?.gathered.push(...points);
    this.#pace.ask();
  }

  #handOver(): void {
    const gesture = this.#gesture;
    if (gesture === null || gesture.gathered.length === 0) return;
    const points = gesture.gathered;
    const path = [gesture.last, ...points];
    gesture.gathered = [];
    gesture.last = points.at(-1) ?? gesture.last;
    this.#options.onChange((pad) =>
      gesture.isErasing ? erase(pad, path) : extendStroke(pad, points),
    );
  }

  #finish(change: PadChange): void {
    const ended = this.#gesture;
    if (ended === null) return;
    this.#handOver();
    ended.live?.end();
    this.#letGo();
    if (!ended.isErasing) this.#options.onChange(change);
  }

  #letGo(): void {
    this.#pace.stop();
    this.#gesture = null;
    this.#choice.release();
  }

  #forget(event: PointerEvent): void {
    this.#choice.dismiss(event);
    this.#waiting.delete(event.pointerId);
  }

  #capture({ pointerId }: PointerEvent): void {
    try {
      this.#surface.setPointerCapture(pointerId);
    } catch {
      // The pointer has gone already. Its ink ends with the next pointer, or with another window.
    }
  }

  /** The place of a pointer, in shares of the side of the pad; it may lie outside 0…1. */
  #place(at: PointerEvent): Point {
    const { left, top, width, height } = this.#surface.getBoundingClientRect();
    const place = { x: (at.clientX - left) / width, y: (at.clientY - top) / height };
    return at.pointerType === 'pen' ? { ...place, pressure: at.pressure } : place;
  }
}
