/** Draws the square surface that a person draws on. */
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { type Pad, type PadChange, redoPad, undoPad } from '../../store/pads/pad.ts';
import { letterOf } from '../components/keys.ts';
import type { InkTarget } from '../components/paintDigit.ts';
import { plainContext } from '../components/plainContext.ts';
import { useDeviceSize, useDocumentTheme } from '../components/useCanvas.ts';
import styles from './pads.module.css';
import { paintDrawing } from './paint.ts';
import { useInk } from './useInk.ts';

interface DrawingSurfaceProps {
  /** The name of the pad: the canvas is called `Drawing <label>`, the surface `Pad <label>`. */
  readonly label: string;
  readonly pad: Pad;
  /** Called for every change with a function from the old pad to the new pad. */
  readonly onChange: (change: PadChange) => void;
  /** Called after a touch whose stroke was perhaps not meant: a scroll, or one that the system cancelled. */
  readonly onDoubt: () => void;
  /** Whether the pointer removes strokes; the eraser end of a pen always does. */
  readonly isErasing?: boolean;
  /** Handles all keys except undo (Ctrl+Z) and redo (Ctrl+Shift+Z, Ctrl+Y). */
  readonly onKeyDown?: (event: KeyboardEvent<HTMLElement>) => void;
  /** Describes the keys, for screen readers. */
  readonly description?: string;
}

/** The role `application` sends every key here, also from screen readers: it must be in the tab order. */
const focusable = { tabIndex: 0 };

/**
 * A person draws with a mouse, a finger or a pen. The surface fills its positioned parent; its ink has
 * the text colour. It keeps no drawing: the parent owns the pad.
 */
export function DrawingSurface(props: DrawingSurfaceProps) {
  const { label, pad, onChange, onDoubt, isErasing = false, onKeyDown, description } = props;
  const surface = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  /** The focus ring is for keyboard users; a person who draws does not need it. */
  const [isByPointer, setIsByPointer] = useState(false);
  const tipCanvas = useRef<HTMLCanvasElement>(null);
  const sizePx = useDeviceSize(canvas);
  const theme = useDocumentTheme();
  const handlers = useInk(surface, pad.hasOpenStroke, {
    onChange,
    onDoubt,
    isErasing,
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
    // A first stroke replaces a digit or a photo: the kind changes, and everything is repainted.
    const appearance = `${theme} ${sizePx} ${drawing.kind}`;
    // An open stroke is on the canvas already: `LiveInk` painted it.
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
      ref={surface}
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

/** The change that a key makes: undo or redo; `null` for other keys. */
function takingBack(event: KeyboardEvent): PadChange | null {
  if (!(event.ctrlKey || event.metaKey) || event.altKey) return null;
  const letter = letterOf(event);
  if (letter === 'z') return event.shiftKey ? redoPad : undoPad;
  // With the command key, Y shows the history of some browsers.
  return letter === 'y' && event.ctrlKey && !event.shiftKey ? redoPad : null;
}

function targetOn(canvas: HTMLCanvasElement | null): InkTarget | null {
  const context = plainContext(canvas);
  if (canvas === null || context === null) return null;
  return { context, sizePx: canvas.width, colour: getComputedStyle(canvas).color };
}
