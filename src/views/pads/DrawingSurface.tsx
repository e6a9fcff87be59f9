import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { type Pad, type PadChange, redoPad, undoPad } from '../../store/pads/pad.ts';
import { plainContext } from '../components/plainContext.ts';
import { useDeviceSize, useDocumentTheme } from '../components/useCanvas.ts';
import type { InkTarget } from './ink.ts';
import styles from './pads.module.css';
import { paintDrawing } from './paint.ts';
import { useInk } from './useInk.ts';

interface DrawingSurfaceProps {
  /** What the pad is for: the canvas is named `Drawing` and this, the surface `Pad` and this. */
  readonly label: string;
  readonly pad: Pad;
  /** Told of every change, as a function from the pad as it is to the pad as it will be. */
  readonly onChange: (change: PadChange) => void;
  /** Whether the pointer takes strokes away; the other end of a pen always does. */
  readonly isErasing?: boolean;
  /** What keys do here besides taking back (Ctrl+Z) and doing again (Ctrl+Shift+Z, Ctrl+Y). */
  readonly onKeyDown?: (event: KeyboardEvent<HTMLElement>) => void;
  /** What the keys do, in words. */
  readonly description?: string;
}

/** An application gets every key, from screen readers too: it must be in the order of focus. */
const focusable = { tabIndex: 0 };

/**
 * A square surface to draw on with a mouse, a finger or a pen. It fills its positioned parent, takes its
 * ink's colour from the text colour, and keeps nothing: the pad is whoever's gives it one.
 */
export function DrawingSurface(props: DrawingSurfaceProps) {
  const { label, pad, onChange, isErasing = false, onKeyDown, description } = props;
  const canvas = useRef<HTMLCanvasElement>(null);
  /** Who draws sees where: the ring is for those who come with the keyboard. */
  const [isByPointer, setIsByPointer] = useState(false);
  const tipCanvas = useRef<HTMLCanvasElement>(null);
  const sizePx = useDeviceSize(canvas);
  const theme = useDocumentTheme();
  const handlers = useInk({
    onChange,
    isErasing,
    hasOpenStroke: pad.hasOpenStroke,
    targets: () => {
      const [ink, tip] = [targetOn(canvas.current), targetOn(tipCanvas.current)];
      return ink === null || tip === null ? null : { ink, tip };
    },
  });

  const { drawing, hasOpenStroke } = pad;
  const painted = useRef<string | null>(null);
  useEffect(() => {
    const target = targetOn(canvas.current);
    if (target === null || sizePx === 0) return;
    // A stroke on a digit or a picture takes its place.
    const appearance = `${theme} ${sizePx} ${drawing.kind}`;
    // What is being drawn is there already, painted as it was drawn.
    if (hasOpenStroke && painted.current === appearance) return;
    for (const { current } of [canvas, tipCanvas]) {
      if (current !== null && current.width !== sizePx) {
        current.width = sizePx;
        current.height = sizePx;
      }
    }
    paintDrawing({ ...target, sizePx }, drawing);
    painted.current = appearance;
  }, [drawing, hasOpenStroke, sizePx, theme]);

  return (
    <div
      className={styles['surface']}
      role="application"
      aria-roledescription="drawing pad"
      aria-label={`Pad ${label}`}
      aria-description={description}
      {...focusable}
      data-erasing={isErasing}
      data-by-pointer={isByPointer}
      onPointerDownCapture={() => setIsByPointer(true)}
      onBlur={() => setIsByPointer(false)}
      onKeyDown={(event) => {
        setIsByPointer(false);
        const change = pad.hasOpenStroke ? null : takingBack(event);
        if (change === null) return onKeyDown?.(event);
        event.preventDefault();
        onChange(change);
      }}
      {...handlers}
    >
      <canvas ref={canvas} role="img" aria-label={`Drawing ${label}`} />
      <canvas ref={tipCanvas} aria-hidden />
    </div>
  );
}

/** What a key takes back or does again; `null` for other keys. */
function takingBack(event: KeyboardEvent): PadChange | null {
  if (!(event.ctrlKey || event.metaKey) || event.altKey) return null;
  const key = event.key.toLowerCase();
  if (key === 'z') return event.shiftKey ? redoPad : undoPad;
  return key === 'y' ? redoPad : null;
}

function targetOn(canvas: HTMLCanvasElement | null): InkTarget | null {
  const context = plainContext(canvas);
  if (canvas === null || context === null) return null;
  return { context, sizePx: canvas.width, colour: getComputedStyle(canvas).color };
}
