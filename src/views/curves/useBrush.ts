import { type PointerEvent, useRef } from 'react';
import type { StepRange } from './view.ts';

/** A pointer that moves less than this has been pressed, not drawn. */
const drawnPixels = 5;

/** What pointing at a picture does to all four of them. */
export interface Pointing {
  /** The step that values are read at, or `null` for the newest. */
  readonly setCursor: (step: number | null) => void;
  /** The range that is being drawn, from where it began. */
  readonly setSelection: (range: StepRange | null) => void;
  /** Shows the range between two steps. */
  readonly zoom: (from: number, to: number) => void;
  /** Shows all of the run. */
  readonly showAll: () => void;
}

interface Brush {
  readonly onPointerDown: (event: PointerEvent<HTMLElement>) => void;
  readonly onPointerMove: (event: PointerEvent<HTMLElement>) => void;
  readonly onPointerUp: (event: PointerEvent<HTMLElement>) => void;
  readonly onPointerCancel: () => void;
  readonly onPointerLeave: (event: PointerEvent<HTMLElement>) => void;
  readonly onDoubleClick: () => void;
}

/**
 * Reading and zooming with a pointer: a mouse reads where it hovers, a finger where it taps; a drag
 * across draws a range.
 * @param stepUnder the step under a pointer
 */
export function useBrush(
  stepUnder: (event: PointerEvent<HTMLElement>) => number,
  { setCursor, setSelection, zoom, showAll }: Pointing,
): Brush {
  const begun = useRef<{ readonly step: number; readonly x: number; isDrawn: boolean } | null>(
    null,
  );
  const end = (): void => {
    begun.current = null;
    setSelection(null);
  };
  return {
    onPointerDown: (event) => {
      if (event.button !== 0 || !event.isPrimary) return;
      begun.current = { step: stepUnder(event), x: event.clientX, isDrawn: false };
    },
    onPointerMove: (event) => {
      if (event.pointerType === 'mouse') setCursor(stepUnder(event));
      const start = begun.current;
      if (start === null) return;
      // Let go of beside the picture, before a range was drawn.
      if (event.buttons === 0) return end();
      if (!start.isDrawn) {
        if (Math.abs(event.clientX - start.x) < drawnPixels) return;
        start.isDrawn = true;
        event.currentTarget.setPointerCapture(event.pointerId);
      }
      setSelection([start.step, stepUnder(event)]);
    },
    onPointerUp: (event) => {
      const start = begun.current;
      if (start === null) return;
      const step = stepUnder(event);
      if (start.isDrawn) zoom(start.step, step);
      else setCursor(step);
      end();
    },
    // The browser has taken the drag for scrolling.
    onPointerCancel: end,
    onPointerLeave: (event) => {
      if (event.pointerType === 'mouse') setCursor(null);
    },
    onDoubleClick: () => {
      // A finger has no other way to let go of a value.
      setCursor(null);
      showAll();
    },
  };
}
