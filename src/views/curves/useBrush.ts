/** Turns pointer events on a plot into reading and zooming. */
import { type PointerEvent, useRef } from 'react';
import type { StepRange } from './view.ts';

/** A press that moves less than this is a click, not a drag; in pixels. */
const drawnPixels = 5;

/** The effects of the pointer; they act on all pictures. */
export interface Pointing {
  /** Sets the step whose values are shown; `null`: the newest step. */
  readonly setCursor: (step: number | null) => void;
  /** Sets the range while a person drags, from the start of the drag. */
  readonly setSelection: (range: StepRange | null) => void;
  /** Shows the range between two steps. */
  readonly zoom: (from: number, to: number) => void;
  /** Shows the whole run. */
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
 * A mouse reads values while it hovers, a finger where it taps. A horizontal drag selects a range.
 * @param stepUnder finds the step under a pointer
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
      // The button was released outside the picture.
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
    // The browser uses the drag to scroll.
    onPointerCancel: end,
    onPointerLeave: (event) => {
      if (event.pointerType === 'mouse') setCursor(null);
    },
    onDoubleClick: () => {
      // A finger has no other way to remove the cursor.
      setCursor(null);
      showAll();
    },
  };
}
