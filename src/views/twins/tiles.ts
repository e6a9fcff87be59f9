/** Arranges the outputs of a layer as grids of pixels. Imports no React. */
import type { OpenedLayer } from '../../store/core/state.ts';
import { shareOf } from '../format.ts';
import { largestMagnitude } from './magnitude.ts';

/** Numbers on a grid; numbers farther from 0 are painted darker. */
export interface TileGrid {
  readonly width: number;
  readonly height: number;
  /** [width × height] 0…1; NaN between the pictures. */
  readonly shades: Float32Array;
}

/** The most maps side by side. */
const mostMaps = 12;
/** Numbers per line of a vector. */
const lineLength = 32;

/** Indices of the maps to show: those with the largest mean magnitude in both drawings together. */
export function strongestMaps({ shape, a, b }: OpenedLayer): number[] {
  if (shape.form !== 'maps') return [];
  const places = shape.side * shape.side;
  const strengths = Array.from({ length: shape.maps }, (_, map) =>
    [a, b].reduce((sum, values) => sum + magnitudeOf(values, map * places, places), 0),
  );
  return Array.from(strengths.keys())
    .sort((one, other) => (strengths[other] ?? 0) - (strengths[one] ?? 0))
    .slice(0, mostMaps);
}

function magnitudeOf(values: Float32Array | null, start: number, count: number): number {
  let sum = 0;
  for (const value of values?.subarray(start, start + count) ?? []) {
    if (Number.isFinite(value)) sum += Math.abs(value);
  }
  return sum;
}

/** The grid of one drawing. Both drawings of a layer have one scale. */
export function gridOf(opened: OpenedLayer, values: Float32Array): TileGrid {
  const { shape, a, b } = opened;
  const scale = largestMagnitude(a, b);
  const shade = (value: number | undefined): number =>
    value === undefined ? 0 : shareOf(Math.abs(value), scale);
  switch (shape.form) {
    case 'maps':
      return sideBySide(strongestMaps(opened), shape.side, (map, place) =>
        shade(values[map * shape.side * shape.side + place]),
      );
    case 'vector': {
      const width = Math.min(lineLength, shape.size);
      const height = Math.ceil(shape.size / width);
      const shades = Float32Array.from({ length: width * height }, (_, at) => shade(values[at]));
      return { width, height, shades };
    }
    case 'sequence':
      return { width: shape.units, height: shape.steps, shades: values.map(shade) };
  }
}

/** The patterns of the maps that are shown, in the same order. */
export function filterGrid(opened: OpenedLayer, filters: Float32Array, side: number): TileGrid {
  const scale = largestMagnitude(filters);
  return sideBySide(strongestMaps(opened), side, (map, place) =>
    shareOf(Math.abs(filters[map * side * side + place] ?? 0), scale),
  );
}

/** Squares in a row, with a gap of one pixel. */
function sideBySide(
  maps: readonly number[],
  side: number,
  shadeOf: (map: number, place: number) => number,
): TileGrid {
  const width = Math.max(1, mostMaps * (side + 1) - 1);
  const shades = new Float32Array(width * side).fill(Number.NaN);
  for (const [at, map] of maps.entries()) {
    for (let place = 0; place < side * side; place++) {
      const x = at * (side + 1) + (place % side);
      shades[Math.floor(place / side) * width + x] = shadeOf(map, place);
    }
  }
  return { width, height: side, shades };
}
