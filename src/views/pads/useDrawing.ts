import { type PointerEvent, useRef } from 'react';
import type { PadName, Point } from '../../store/drawing.ts';
import { actions } from '../../store/usePlayground.ts';

/** The handlers that turn a mouse, a finger or a pen on an element into strokes. */
export interface DrawingHandlers {
  readonly onPointerDown: (event: PointerEvent<HTMLElement>) => void;
  readonly onPointerMove: (event: PointerEvent<HTMLElement>) => void;
  readonly onPointerUp: (event: PointerEvent<HTMLElement>) => void;
  readonly onPointerCancel: (event: PointerEvent<HTMLElement>) => void;
}

/**
 * One pointer draws at a time: a palm beside the pen, or a second finger, is not ink. Points are
 * gathered and handed over once a frame.
 */
export function useDrawing(pad: PadName): DrawingHandlers {
  const pointerId = useRef<number | null>(null);
  const gathered = useRef<Point[]>([]);
  const frame = useRef(0);

  const handOver = (): void => {
    frame.current = 0;
    if (gathered.current.length === 0) return;
    actions.extendStroke(pad, gathered.current);
    gathered.current = [];
  };

  const end = (event: PointerEvent<HTMLElement>): void => {
    if (event.pointerId !== pointerId.current) return;
    pointerId.current = null;
    cancelAnimationFrame(frame.current);
    handOver();
  };

  return {
    onPointerDown: (event) => {
      if (pointerId.current !== null || event.button !== 0) return;
      // No text selection, no scrolling, no emulated mouse events.
      event.preventDefault();
      event.currentTarget.setPointerCapture(event.pointerId);
      pointerId.current = event.pointerId;
      actions.beginStroke(pad, placeOnPad(event.currentTarget, event.nativeEvent));
    },
    onPointerMove: (event) => {
      if (event.pointerId !== pointerId.current) return;
      const native = event.nativeEvent;
      // All the places since the last event; Safari has had this since version 18.2 only.
      const coalesced = native.getCoalescedEvents?.() ?? [];
      const places = coalesced.length > 0 ? coalesced : [native];
      gathered.current.push(...places.map((place) => placeOnPad(event.currentTarget, place)));
      if (frame.current === 0) frame.current = requestAnimationFrame(handOver);
    },
    onPointerUp: end,
    onPointerCancel: end,
  };
}

/** Where a pointer is, in shares of the pad's side; beyond the edge too. */
function placeOnPad(element: HTMLElement, { clientX, clientY }: MouseEvent): Point {
  const { left, top, width, height } = element.getBoundingClientRect();
  return { x: (clientX - left) / width, y: (clientY - top) / height };
}
