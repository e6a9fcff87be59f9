/**
 * Handwriting made up from polylines: the ten digits in several styles, each time a little otherwise,
 * written anywhere on a pad, in any size, slant and width of pen. All of it from one seed.
 */
import { digitFromStrokes } from '../../../src/data/drawing/digitFromStrokes.ts';
import { mapPoints, type Point, type Stroke } from '../../../src/data/drawing/stroke.ts';
import { automaticChoice, digitFromPhoto } from '../../../src/data/photo/digitFromPhoto.ts';
import { createRandom, type RandomSource } from '../../../src/data/random.ts';
import { digitSkeletons } from '../../helpers/digitSkeletons.ts';
import { photoOf } from '../../helpers/photos.ts';

/** What the writing is varied by, and how; each drawing has one of each. */
export const factors = {
  position: ['middle', 'top left', 'top right', 'bottom left', 'bottom right'],
  size: ['15 %', '40 %', '65 %', '95 %'],
  'pen width': ['thin', 'medium', 'thick'],
  slant: ['−15°', '0°', '15°'],
} as const;
export type Factor = keyof typeof factors;

/** One drawing as the network gets it. */
export interface Writing {
  readonly digit: number;
  /** Which of `factors` it was written with, by its place there. */
  readonly levels: Readonly<Record<Factor, number>>;
  readonly pixels: Uint8Array;
}

/** Side of the pad in CSS pixels: pointers are known to whole ones. */
const padSidePx = 280;
const sizes = [0.15, 0.4, 0.65, 0.95];
const slantsDegrees = [-15, 0, 15];
/** Corners that a digit is moved to, as far as its size allows. */
const positions = [
  [0.5, 0.5],
  [0, 0],
  [1, 0],
  [0, 1],
  [1, 1],
] as const;
/** A pen's pressure is what makes its ink wider. */
const pressures = [0.1, 0.5, 1];
/** How far a hand misses a skeleton, as shares of the digit's size. */
const tremble = { shift: 0.025, stretch: 0.12, turnDegrees: 5 } as const;

/** Every style of every digit in every position, size, width and slant: 5,400 drawings. */
export function writeAll(seed: number): Writing[] {
  const random = createRandom(seed, 'batch');
  const writings: Writing[] = [];
  for (const [digit, styles] of digitSkeletons.entries()) {
    for (const style of styles) {
      forEachLevel((levels) => {
        const strokes = place(slanted(trembling(style, random), levels), levels);
        const pixels = digitFromStrokes(strokes);
        if (pixels === null) throw new Error(`The skeleton of ${digit} has no points`);
        writings.push({ digit, levels, pixels });
      });
    }
  }
  return writings;
}

/** As shares of a photo's side: a fine pen, a felt pen, a marker. */
const photographedWidths = [0.012, 0.03, 0.07];

/** The same digits on paper, photographed by uneven light: one photo of each style, width and slant. */
export function photographAll(seed: number): Writing[] {
  const random = createRandom(seed, 'batch', 1);
  const writings: Writing[] = [];
  for (const [digit, styles] of digitSkeletons.entries()) {
    for (const style of styles) {
      forEachLevel((levels) => {
        if (levels.size !== 1) return;
        const strokes = mapPoints(slanted(trembling(style, random), levels), ({ x, y }) => ({
          x: x + 0.5,
          y: y + 0.5,
        }));
        const [left, top] = positions[levels.position] ?? [0.5, 0.5];
        const picture = photoOf(strokes, {
          thicknessPx: 240 * (photographedWidths[levels['pen width']] ?? 0),
          left: 0.15 + 0.2 * left,
          top: 0.15 + 0.2 * top,
          shadow: 0.6 * random.uniform(),
          shadowEdgePx: 10 + 200 * random.uniform(),
          noise: 0.05,
          seed: writings.length,
        });
        const found = digitFromPhoto(picture, automaticChoice);
        if (found !== null) writings.push({ digit, levels, pixels: found.digit });
      });
    }
  }
  return writings;
}

function forEachLevel(visit: (levels: Writing['levels']) => void): void {
  for (const position of positions.keys()) {
    for (const size of sizes.keys()) {
      for (const width of pressures.keys()) {
        for (const slant of slantsDegrees.keys()) {
          visit({ position, size, 'pen width': width, slant });
        }
      }
    }
  }
}

/** The same digit by an unsteady hand: stretched, turned, and every fifth point somewhat elsewhere. */
function trembling(strokes: readonly Stroke[], random: RandomSource): Stroke[] {
  const upTo = (largest: number): number => (2 * random.uniform() - 1) * largest;
  const turn = (upTo(tremble.turnDegrees) * Math.PI) / 180;
  const [wide, high] = [1 + upTo(tremble.stretch), 1 + upTo(tremble.stretch)];
  return strokes.map((stroke) => {
    const misses = Array.from({ length: Math.ceil(stroke.length / 5) + 1 }, () => ({
      x: upTo(tremble.shift),
      y: upTo(tremble.shift),
    }));
    return stroke.map((point, index) => {
      const miss = between(misses, index / 5);
      const [x, y] = [(point.x - 0.5) * wide + miss.x, (point.y - 0.5) * high + miss.y];
      return {
        x: x * Math.cos(turn) - y * Math.sin(turn),
        y: x * Math.sin(turn) + y * Math.cos(turn),
      };
    });
  });
}

/** Between two neighbours of a list, in a straight line. */
function between(points: readonly Point[], at: number): Point {
  const before = points[Math.floor(at)] ?? { x: 0, y: 0 };
  const after = points[Math.floor(at) + 1] ?? before;
  const share = at - Math.floor(at);
  return { x: before.x + share * (after.x - before.x), y: before.y + share * (after.y - before.y) };
}

function slanted(strokes: readonly Stroke[], { slant }: Writing['levels']): Stroke[] {
  const along = Math.tan(((slantsDegrees[slant] ?? 0) * Math.PI) / 180);
  return mapPoints(strokes, ({ x, y }) => ({ x: x - along * y, y }));
}

/** Puts a digit around (0, 0) and about 1 high on the pad, at whole pixels as a mouse does. */
function place(strokes: readonly Stroke[], levels: Writing['levels']): Stroke[] {
  const size = sizes[levels.size] ?? 1;
  const [left, top] = positions[levels.position] ?? [0.5, 0.5];
  const pressure = pressures[levels['pen width']] ?? 0.5;
  const onPad = (at: number, share: number): number =>
    Math.round(padSidePx * (size * at + size / 2 + share * (1 - size))) / padSidePx;
  return mapPoints(strokes, ({ x, y }) => ({ x: onPad(x, left), y: onPad(y, top), pressure }));
}
