/** Turns pointer events on the map into moving, zooming and clicking. */
import { type PointerEvent, type RefObject, useEffect, useRef } from 'react';
import { type Camera, type Frame, type MapPoint, panned, zoomed } from './camera.ts';

/** A press that moves less than this is a click, in CSS pixels. */
const clickReach = 5;
const wheelRate = 0.002;
/** The pinch of a trackpad arrives as small wheel events. */
const pinchRate = 0.012;

export interface MapGestures {
  readonly frame: () => Frame;
  readonly onCamera: (change: (camera: Camera) => Camera) => void;
  /** `null`: the pointer left the map. */
  readonly onHover: (pixel: MapPoint | null) => void;
  readonly onClick: (pixel: MapPoint, isTouch: boolean) => void;
}

/** A drag moves the map; a pinch or the wheel zooms it. */
export function useMapGestures(canvas: RefObject<HTMLCanvasElement | null>, gestures: MapGestures) {
  const pressed = useRef(new Map<number, MapPoint>());
  const hasMoved = useRef(false);
  const start = useRef<MapPoint>({ x: 0, y: 0 });
  useWheelZoom(canvas, gestures);

  const move = (event: PointerEvent): void => {
    const before = pressed.current.get(event.pointerId);
    const now = pixelOf(event);
    if (before === undefined) {
      gestures.onHover(now);
      return;
    }
    const way = Math.hypot(now.x - start.current.x, now.y - start.current.y);
    if (!hasMoved.current && way < clickReach) return;
    if (!hasMoved.current) gestures.onHover(null);
    hasMoved.current = true;
    const other = [...pressed.current].find(([id]) => id !== event.pointerId)?.[1];
    pressed.current.set(event.pointerId, now);
    if (other === undefined) {
      const by = { x: now.x - before.x, y: now.y - before.y };
      gestures.onCamera((camera) => panned(camera, gestures.frame(), by));
    } else {
      const factor = lengthOf(now, other) / Math.max(1, lengthOf(before, other));
      const middle = { x: (now.x + other.x) / 2, y: (now.y + other.y) / 2 };
      gestures.onCamera((camera) => zoomed(camera, gestures.frame(), factor, middle));
    }
  };
  const release = (event: PointerEvent): void => {
    pressed.current.delete(event.pointerId);
  };

  return {
    onPointerDown: (event: PointerEvent): void => {
      if (event.button !== 0) return;
      if (pressed.current.size === 0) {
        hasMoved.current = false;
        start.current = pixelOf(event);
      }
      pressed.current.set(event.pointerId, pixelOf(event));
      event.currentTarget.setPointerCapture(event.pointerId);
    },
    onPointerMove: move,
    onPointerUp: (event: PointerEvent): void => {
      const isClick = pressed.current.size === 1 && !hasMoved.current;
      release(event);
      if (isClick) gestures.onClick(pixelOf(event), event.pointerType === 'touch');
    },
    onPointerCancel: release,
    onPointerLeave: (): void => gestures.onHover(null),
  };
}

/** The wheel zooms only with Ctrl (as in a pinch) or if the map has the focus; else it scrolls the page. */
function useWheelZoom(
  canvas: RefObject<HTMLCanvasElement | null>,
  { frame, onCamera }: MapGestures,
): void {
  const newest = useRef({ frame, onCamera });
  useEffect(() => {
    newest.current = { frame, onCamera };
  });
  useEffect(() => {
    const element = canvas.current;
    if (element === null) return;
    const zoom = (event: WheelEvent): void => {
      const isPinch = event.ctrlKey || event.metaKey;
      if (!isPinch && document.activeElement !== element) return;
      event.preventDefault();
      const factor = Math.exp(-event.deltaY * (isPinch ? pinchRate : wheelRate));
      const pixel = { x: event.offsetX, y: event.offsetY };
      newest.current.onCamera((camera) => zoomed(camera, newest.current.frame(), factor, pixel));
    };
    // The wheel listener of React is passive: it cannot stop the page from scrolling.
    element.addEventListener('wheel', zoom, { passive: false });
    return () => element.removeEventListener('wheel', zoom);
  }, [canvas]);
}

function pixelOf({ nativeEvent }: PointerEvent): MapPoint {
  return { x: nativeEvent.offsetX, y: nativeEvent.offsetY };
}

function lengthOf(one: MapPoint, other: MapPoint): number {
  return Math.hypot(one.x - other.x, one.y - other.y);
}
