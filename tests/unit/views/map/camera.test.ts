import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../../src/data/random.ts';
import {
  fromScreen,
  panned,
  toScreen,
  wholeMap,
  zoomed,
} from '../../../../src/views/map/camera.ts';

const frame = { width: 340, height: 292 };

describe('the camera', () => {
  it('shows all of the fitted dots in the frame, y upwards', () => {
    for (const [x, y] of [
      [-1, -1],
      [1, 1],
    ] as const) {
      const pixel = toScreen({ x, y }, frame, wholeMap);
      expect(pixel.x).toBeGreaterThan(0);
      expect(pixel.x).toBeLessThan(frame.width);
      expect(Math.sign(pixel.y - frame.height / 2)).toBe(-y);
    }
  });

  it('finds the place under a pixel', () => {
    const camera = { x: 0.2, y: -0.3, zoom: 3 };
    const place = fromScreen(toScreen({ x: 0.5, y: -0.1 }, frame, camera), frame, camera);
    expect(place.x).toBeCloseTo(0.5, 12);
    expect(place.y).toBeCloseTo(-0.1, 12);
  });

  it('keeps what is under the pointer there while zooming in', () => {
    const pixel = { x: 90, y: 200 };
    const before = fromScreen(pixel, frame, wholeMap);
    const camera = zoomed(wholeMap, frame, 2.5, pixel);
    expect(camera.zoom).toBe(2.5);
    const after = fromScreen(pixel, frame, camera);
    expect(after.x).toBeCloseTo(before.x, 12);
    expect(after.y).toBeCloseTo(before.y, 12);
  });

  it('moves with the pointer while it is zoomed', () => {
    const camera = { x: 0, y: 0, zoom: 4 };
    const moved = panned(camera, frame, { x: 20, y: -10 });
    const before = toScreen({ x: 0.1, y: 0.1 }, frame, camera);
    const after = toScreen({ x: 0.1, y: 0.1 }, frame, moved);
    expect(after.x - before.x).toBeCloseTo(20, 9);
    expect(after.y - before.y).toBeCloseTo(-10, 9);
  });

  it('never leaves the map, whatever one does', () => {
    const random = createRandom(1, 'batch');
    let camera = wholeMap;
    for (let move = 0; move < 500; move++) {
      const pixel = { x: 340 * random.uniform(), y: 292 * random.uniform() };
      camera =
        random.below(2) === 0
          ? zoomed(camera, frame, 0.5 + random.uniform(), pixel)
          : panned(camera, frame, { x: pixel.x - 170, y: pixel.y - 146 });
      const furthest = 1 - 1 / camera.zoom + 1e-12;
      expect(camera.zoom).toBeGreaterThanOrEqual(1);
      expect(Math.max(Math.abs(camera.x), Math.abs(camera.y))).toBeLessThanOrEqual(furthest);
    }
    const { x, y, zoom } = zoomed(camera, frame, 1e-9, { x: 0, y: 0 });
    expect([Math.abs(x), Math.abs(y), zoom]).toEqual([0, 0, 1]);
  });
});
