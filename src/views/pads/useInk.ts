/** Joins the pointers of an element to its ink. */
import {
  type PointerEvent as ReactPointerEvent,
  type RefObject,
  useEffect,
  useLayoutEffect,
  useRef,
} from 'react';
import { flushSync } from 'react-dom';
import { Inking, type InkOptions } from './inking.ts';
import { PenMemory } from './pointerChoice.ts';

type Handler = (event: ReactPointerEvent<HTMLElement>) => void;

/** The pointer handlers for the element. */
export interface InkHandlers {
  readonly onPointerDown: Handler;
  readonly onPointerMove: Handler;
  readonly onPointerUp: Handler;
  readonly onPointerCancel: Handler;
  readonly onLostPointerCapture: Handler;
}

/** All surfaces know of every pen. */
const pens = new PenMemory();
const penEvents = ['pointerdown', 'pointermove', 'pointerup'] as const;

/** @param hasOpenStroke whether the pad still takes points; it does not if it was cleared meanwhile */
export function useInk(
  surface: RefObject<HTMLElement | null>,
  hasOpenStroke: boolean,
  options: InkOptions,
): InkHandlers {
  const inking = useRef<Inking | null>(null);

  useLayoutEffect(() => {
    if (surface.current === null) return;
    inking.current ??= new Inking(surface.current, pens, options);
    inking.current.follow(options);
  });

  useLayoutEffect(() => {
    if (!hasOpenStroke) inking.current?.padClosed();
  }, [hasOpenStroke]);

  useEffect(() => {
    const seePen = (event: PointerEvent): void => {
      pens.see(event);
      if (event.type !== 'pointerdown') return;
      if (event.pointerType === 'mouse') pens.forget();
      if (event.pointerType !== 'pen') return;
      // Rendered at once: the ink of the palm must disappear before the ink of the pen is painted.
      flushSync(() => inking.current?.makeWayForPen());
    };
    const end = (): void => inking.current?.end();
    for (const name of penEvents) document.addEventListener(name, seePen, true);
    window.addEventListener('blur', end);
    return () => {
      for (const name of penEvents) document.removeEventListener(name, seePen, true);
      window.removeEventListener('blur', end);
      end();
    };
  }, []);

  return {
    onPointerDown: ({ nativeEvent }) => inking.current?.down(nativeEvent),
    onPointerMove: ({ nativeEvent }) => inking.current?.move(nativeEvent),
    onPointerUp: ({ nativeEvent }) => inking.current?.up(nativeEvent),
    onPointerCancel: ({ nativeEvent }) => inking.current?.cancel(nativeEvent),
    onLostPointerCapture: ({ nativeEvent }) => inking.current?.loseCapture(nativeEvent),
  };
}
