/**
 * Owns the part of the map that is visible. The fitted dots lie within −1…1 in both directions, y
 * upwards. Pure geometry: knows no canvas.
 */

export interface MapPoint {
  readonly x: number;
  readonly y: number;
}

export interface Camera extends MapPoint {
  /** 1: the whole map. */
  readonly zoom: number;
}

/** The canvas in CSS pixels. */
export interface Frame {
  readonly width: number;
  readonly height: number;
}

export const wholeMap: Camera = { x: 0, y: 0, zoom: 1 };

const mostZoom = 40;
/** The dots fill this share of the frame; the rest is margin. */
const filled = 0.92;

/** CSS pixels per unit of the map. */
export function scaleOf({ width, height }: Frame, { zoom }: Camera): number {
  return (filled * zoom * Math.min(width, height)) / 2;
}

export function toScreen(point: MapPoint, frame: Frame, camera: Camera): MapPoint {
  const scale = scaleOf(frame, camera);
  return {
    x: frame.width / 2 + (point.x - camera.x) * scale,
    y: frame.height / 2 - (point.y - camera.y) * scale,
  };
}

export function fromScreen(pixel: MapPoint, frame: Frame, camera: Camera): MapPoint {
  const scale = scaleOf(frame, camera);
  return {
    x: camera.x + (pixel.x - frame.width / 2) / scale,
    y: camera.y - (pixel.y - frame.height / 2) / scale,
  };
}

/** Zooms around a pixel: the point under it stays there. The zoom stays within 1…`mostZoom`. */
export function zoomed(camera: Camera, frame: Frame, factor: number, pixel: MapPoint): Camera {
  const zoom = Math.min(mostZoom, Math.max(1, camera.zoom * factor));
  const fixed = fromScreen(pixel, frame, camera);
  const share = camera.zoom / zoom;
  return bounded({
    x: fixed.x + (camera.x - fixed.x) * share,
    y: fixed.y + (camera.y - fixed.y) * share,
    zoom,
  });
}

/** Moves the map by `by` CSS pixels. */
export function panned(camera: Camera, frame: Frame, by: MapPoint): Camera {
  const scale = scaleOf(frame, camera);
  return bounded({ ...camera, x: camera.x - by.x / scale, y: camera.y + by.y / scale });
}

/** Keeps the camera inside the map; at zoom 1 it cannot move. */
function bounded({ x, y, zoom }: Camera): Camera {
  const furthest = 1 - 1 / zoom;
  const within = (value: number): number => Math.min(furthest, Math.max(-furthest, value));
  return { x: within(x), y: within(y), zoom };
}
