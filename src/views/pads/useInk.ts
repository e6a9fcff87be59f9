/** Turns pointer events on an element into strokes. */
import { type PointerEvent as ReactPointerEvent, useLayoutEffect, useRef } from 'react';
import { flushSync } from 'react-dom';
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
import { PointerChoice } from './pointerChoice.ts';

type Handler = (event: ReactPointerEvent<HTMLElement>) => void;

/** The pointer handlers for the element. */
export interface InkHandlers {
  readonly onPointerDown: Handler;
  readonly onPointerMove: Handler;
  readonly onPointerUp: Handler;
  readonly onPointerCancel: Handler;
}

interface InkOptions {
  readonly onChange: (change: PadChange) => void;
  readonly isErasing: boolean;
  /** Whether the pad still takes points. It does not if it was cleared during the stroke. */
  readonly hasOpenStroke: boolean;
  /** The canvas of the drawing and the one above it; `null` until they can be painted. */
  readonly targets: () => { readonly ink: InkTarget; readonly tip: InkTarget } | null;
}

/** One press of a pointer, from down to up. */
interface Gesture {
  readonly isErasing: boolean;
  live: LiveInk | null;
  /** The last point that the pad knows. */
  last: Point;
  gathered: Point[];
}

/** The button number of the eraser end of a pen. */
const eraserButton = 5;

/**
 * The ink is painted at once, with all points since the last event and the points that the browser
 * predicts. The pad gets its points once per frame.
 */
export function useInk(options: InkOptions): InkHandlers {
  const { onChange, isErasing, hasOpenStroke, targets } = options;
  const choice = useRef(new PointerChoice());
  const gesture = useRef<Gesture | null>(null);
  const frame = useRef(0);

  useLayoutEffect(() => {
    if (!hasOpenStroke && gesture.current !== null) gesture.current.live = null;
  }, [hasOpenStroke]);

  const handOver = (): void => {
    frame.current = 0;
    const present = gesture.current;
    if (present === null || present.gathered.length === 0) return;
    const points = present.gathered;
    const path = [present.last, ...points];
    present.gathered = [];
    present.last = points.at(-1) ?? present.last;
    onChange((pad) => (present.isErasing ? erase(pad, path) : extendStroke(pad, points)));
  };

  const finish = (change: PadChange): void => {
    cancelAnimationFrame(frame.current);
    handOver();
    gesture.current?.live?.end();
    if (gesture.current?.isErasing === false) onChange(change);
    gesture.current = null;
    choice.current.release();
  };

  return {
    onPointerDown: (event) => {
      const { currentTarget, nativeEvent } = event;
      const before = gesture.current;
      const decision = choice.current.take(nativeEvent);
      if (decision === 'refused') return;
      // Rendered at once: the ink of the palm must disappear before the ink of the pen is painted.
      if (decision === 'instead' && before?.isErasing === false) {
        flushSync(() => onChange(cancelStroke));
      }
      // Prevents text selection, scrolling and emulated mouse events.
      event.preventDefault();
      currentTarget.focus({ preventScroll: true });
      currentTarget.setPointerCapture(event.pointerId);
      const point = placeOnPad(currentTarget, nativeEvent);
      const erases = isErasing || event.button === eraserButton;
      const canvases = erases ? null : targets();
      const live = canvases && new LiveInk(canvases.ink, canvases.tip);
      gesture.current = { isErasing: erases, live, last: point, gathered: [] };
      live?.extend([point], []);
      onChange((pad) => (erases ? erase(pad, [point]) : beginStroke(pad, point)));
    },
    onPointerMove: (event) => {
      const { currentTarget, nativeEvent } = event;
      choice.current.see(nativeEvent);
      if (!choice.current.isChosen(nativeEvent) || gesture.current === null) return;
      const place = (at: PointerEvent): Point => placeOnPad(currentTarget, at);
      // Safari has coalesced events only since version 18.2.
      const coalesced = nativeEvent.getCoalescedEvents?.() ?? [];
      const points = (coalesced.length > 0 ? coalesced : [nativeEvent]).map(place);
      const expected = nativeEvent.getPredictedEvents?.().map(place) ?? [];
      gesture.current.live?.extend(points, expected);
      gesture.current.gathered.push(...points);
      if (frame.current === 0) frame.current = requestAnimationFrame(handOver);
    },
    onPointerUp: (event) => {
      if (choice.current.isChosen(event.nativeEvent)) finish(endStroke);
    },
    onPointerCancel: (event) => {
      if (!choice.current.isChosen(event.nativeEvent)) return;
      // The palm rejection of the system cancels a touch: its stroke is removed.
      finish(event.pointerType === 'touch' ? cancelStroke : endStroke);
    },
  };
}

/** The place of a pointer, in shares of the side of the pad; it may lie outside 0…1. */
function placeOnPad(element: HTMLElement, at: PointerEvent): Point {
  const { left, top, width, height } = element.getBoundingClientRect();
  const place = { x: (at.clientX - left) / width, y: (at.clientY - top) / height };
  return at.pointerType === 'pen' ? { ...place, pressure: at.pressure } : place;
}
