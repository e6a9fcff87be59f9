/** Pictures of digits on every kind of paper that people have, in a made-up hand: a kind is a recipe. */
import { boundsOf, mapPoints, type Stroke } from '../../../src/data/drawing/stroke.ts';
import { createRandom, type RandomSource } from '../../../src/data/random.ts';
import { digitSkeletons } from '../../helpers/digitSkeletons.ts';
import { type Colour, type DecodedPicture, PaintedPicture } from '../../helpers/paintedPictures.ts';
import { inAnotherHand } from '../../helpers/scribbles.ts';

/** Digits of one kind and one seed; each digit comes equally often. */
export const picturesOfEachKind = 200;
/** As the page decodes a photo. */
export const decodedSidePx = 280;

/** A picture, and what is written there. */
export interface Pictured {
  readonly digit: number;
  readonly picture: DecodedPicture;
}

/** One digit to be put on paper. */
interface Sheet {
  readonly random: RandomSource;
  readonly sidePx: number;
  /** Strokes in pixels of the picture. */
  readonly strokes: readonly Stroke[];
  readonly penPx: number;
}

type Recipe = (sheet: Sheet) => DecodedPicture;

const white: Colour = [0.95, 0.94, 0.91];

export const kinds: Readonly<Record<string, Recipe>> = {
  'plain paper': (sheet) => written(sheet, white, inkOf(sheet.random)).decoded(decodedSidePx),
  'chalk on a dark ground': (sheet) =>
    written(sheet, grey(between(sheet, 0.05, 0.3)), grey(between(sheet, 0.75, 1))).decoded(
      decodedSidePx,
    ),
  'a box around it': (sheet) => framed(sheet, false),
  'a box that it crosses': (sheet) => framed(sheet, true),
  'squares lighter than the ink': (sheet) => ruled(sheet, true, 'lighter'),
  'squares darker than the ink': (sheet) => ruled(sheet, true, 'darker'),
  'lines lighter than the ink': (sheet) => ruled(sheet, false, 'lighter'),
  'lines darker than the ink': (sheet) => ruled(sheet, false, 'darker'),
  'dark ink on nothing': (sheet) =>
    written(sheet, [0, 0, 0, 0], grey(between(sheet, 0, 0.35)), 0).decoded(decodedSidePx),
  'light ink on nothing': (sheet) =>
    written(sheet, [0, 0, 0, 0], grey(between(sheet, 0.7, 1)), 0).decoded(decodedSidePx),
  'cropped to the ink, with a speck': cropped,
  shadows: shadowed,
  'coloured paper': (sheet) => {
    const paper = paperColours[sheet.random.below(paperColours.length)] ?? white;
    return written(sheet, paper, inkOf(sheet.random)).decoded(decodedSidePx);
  },
  'a table’s edge': tabled,
};

const paperColours: readonly Colour[] = [
  [0.98, 0.9, 0.35],
  [0.95, 0.6, 0.65],
  [0.55, 0.75, 0.95],
  [0.6, 0.85, 0.55],
  [0.8, 0.65, 0.5],
  [0.7, 0.7, 0.7],
];

/** The pictures of one kind. Other seeds give other hands, places, colours and noise. */
export function pictureAll(kind: string, seed: number, count = picturesOfEachKind): Pictured[] {
  const recipe = kinds[kind];
  if (recipe === undefined) throw new RangeError(`There is no kind of picture named ${kind}`);
  return Array.from({ length: count }, (_, index) => {
    const random = createRandom(seed, 'episodes', index);
    const digit = index % digitSkeletons.length;
    return { digit, picture: recipe(sheetOf(digit, random)) };
  });
}

/** The strokes alone, by the same seed: what would be read if they were drawn on a pad. */
export function strokesAll(seed: number): { digit: number; strokes: readonly Stroke[] }[] {
  return Array.from({ length: picturesOfEachKind }, (_, index) => {
    const digit = index % digitSkeletons.length;
    return { digit, strokes: sheetOf(digit, createRandom(seed, 'episodes', index)).strokes };
  });
}

function sheetOf(digit: number, random: RandomSource): Sheet {
  const hands = digitSkeletons[digit] ?? [];
  const skeleton = hands[random.below(hands.length)] ?? [];
  const sidePx = 240 + random.below(260);
  const size = 0.3 + 0.35 * random.uniform();
  const [left, top] = [0.1, 0.1].map((least) => least + (0.8 - size) * random.uniform());
  const strokes = mapPoints(inAnotherHand(skeleton, random), ({ x, y }) => ({
    x: sidePx * ((left ?? 0) + size * x),
    y: sidePx * ((top ?? 0) + size * y),
  }));
  const penPx = sidePx * (0.012 + 0.03 * random.uniform());
  return { random, sidePx, strokes, penPx };
}

function written(sheet: Sheet, paper: Colour, ink: Colour, noise = 0.03): PaintedPicture {
  return new PaintedPicture(sheet.sidePx, paper)
    .ink(sheet.strokes, sheet.penPx, ink)
    .noise(noise, sheet.random);
}

/** @param isCrossed whether the ink runs over one or two sides of the box */
function framed(sheet: Sheet, isCrossed: boolean): DecodedPicture {
  const { sidePx, strokes, penPx, random } = sheet;
  const bounds = boundsOf(strokes) ?? { minX: 0, minY: 0, maxX: 0, maxY: 0 };
  const thickness = 1 + between(sheet, 0, 0.02) * sidePx;
  const crossed = isCrossed ? [random.below(4), random.below(4)] : [];
  // How far a side is outside the ink; inside where it is crossed.
  const by = (side: number, extent: number): number =>
    crossed.includes(side)
      ? -extent * between(sheet, 0.05, 0.2)
      : between(sheet, 0.06, 0.16) * sidePx + penPx;
  const [wide, high] = [bounds.maxX - bounds.minX, bounds.maxY - bounds.minY];
  const box = {
    left: bounds.minX - by(0, wide),
    top: bounds.minY - by(1, high),
    right: bounds.maxX + by(2, wide),
    bottom: bounds.maxY + by(3, high),
  };
  const turn = turnOf(random);
  return new PaintedPicture(sidePx, white)
    .box(box, thickness, turn, grey(between(sheet, 0, 0.3)))
    .ink(strokes, penPx, inkOf(random))
    .noise(0.03, random)
    .decoded(decodedSidePx);
}

function ruled(sheet: Sheet, isSquared: boolean, lines: 'lighter' | 'darker'): DecodedPicture {
  const { sidePx, strokes, penPx, random } = sheet;
  const [ink, line] =
    lines === 'lighter'
      ? [between(sheet, 0.05, 0.3), between(sheet, 0.5, 0.75)]
      : [between(sheet, 0.35, 0.5), between(sheet, 0.05, 0.25)];
  const ruling = {
    spacingPx: sidePx * between(sheet, 0.07, 0.2),
    thicknessPx: 1 + random.below(3),
    turnDegrees: turnOf(random),
    isSquared,
  };
  const paper = new PaintedPicture(sidePx, white);
  if (lines === 'lighter') paper.lines(ruling, [line, line, 0.9]).ink(strokes, penPx, grey(ink));
  else paper.ink(strokes, penPx, grey(ink)).lines(ruling, grey(line));
  return paper.noise(0.03, random).decoded(decodedSidePx);
}

function cropped(sheet: Sheet): DecodedPicture {
  const { sidePx, strokes, penPx, random } = sheet;
  const { minX, minY, maxX, maxY } = boundsOf(strokes) ?? { minX: 0, minY: 0, maxX: 0, maxY: 0 };
  const half = penPx / 2;
  // An upright 1 has no picture of its own: the page asks for some width.
  const least = (maxY - minY) / 6;
  const widen = Math.max(0, (least - (maxX - minX)) / 2);
  const crop = {
    left: Math.max(0, Math.round(minX - half - widen)),
    top: Math.max(0, Math.round(minY - half)),
    right: Math.min(sidePx - 1, Math.round(maxX + half + widen)),
    bottom: Math.min(sidePx - 1, Math.round(maxY + half)),
  };
  const corner = { x: crop.left + 2 + random.below(3), y: crop.bottom - 2 - random.below(3) };
  return written(sheet, white, inkOf(random))
    .ink([[corner]], 2 + random.below(3), [0.1, 0.1, 0.1])
    .decoded(decodedSidePx, crop);
}

function shadowed(sheet: Sheet): DecodedPicture {
  const { sidePx, random } = sheet;
  const [depth, edgePx] = [between(sheet, 0.2, 0.65), sidePx * between(sheet, 0.03, 0.6)];
  const angle = 2 * Math.PI * random.uniform();
  const at = sidePx * between(sheet, -0.2, 0.2);
  return written(sheet, white, inkOf(random), 0.02)
    .light((x, y) => {
      const along = (x - sidePx / 2) * Math.cos(angle) + (y - sidePx / 2) * Math.sin(angle) - at;
      return 1 - depth * Math.min(1, Math.max(0, 0.5 + along / edgePx));
    })
    .decoded(decodedSidePx);
}

function tabled(sheet: Sheet): DecodedPicture {
  const { sidePx, random, strokes, penPx } = sheet;
  const table: Colour = random.below(2) === 0 ? [0.35, 0.22, 0.14] : [0.6, 0.55, 0.5];
  const angle = 90 * random.below(4) + 6 * (2 * random.uniform() - 1);
  return new PaintedPicture(sidePx, white)
    .ink(strokes, penPx, inkOf(random))
    .beyond(sidePx * between(sheet, 0.42, 0.47), angle, table)
    .noise(0.03, random)
    .decoded(decodedSidePx);
}

/** Half of all sheets lie straight. */
function turnOf(random: RandomSource): number {
  return random.below(2) === 0 ? 0 : 8 * random.uniform() - 4;
}

function inkOf(random: RandomSource): Colour {
  const inks: readonly Colour[] = [
    [0.1, 0.1, 0.12],
    [0.12, 0.15, 0.5],
    [0.4, 0.4, 0.42],
    [0.6, 0.1, 0.1],
  ];
  return inks[random.below(inks.length)] ?? [0, 0, 0];
}

function between({ random }: Sheet, least: number, most: number): number {
  return least + (most - least) * random.uniform();
}

function grey(value: number): Colour {
  return [value, value, value];
}
