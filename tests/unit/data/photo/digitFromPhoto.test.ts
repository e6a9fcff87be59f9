import { describe, expect, it } from 'vitest';
import { digitFromStrokes } from '../../../../src/data/drawing/digitFromStrokes.ts';
import { mapPoints } from '../../../../src/data/drawing/stroke.ts';
import {
  automaticChoice,
  digitFromPhoto,
  type FoundInk,
  type InkChoice,
} from '../../../../src/data/photo/digitFromPhoto.ts';
import type { GreyPhoto } from '../../../../src/data/photo/greyPhoto.ts';
import { digitSkeletons } from '../../../helpers/digitSkeletons.ts';
import {
  type Colour,
  type Crop,
  greyOf,
  PaintedPicture,
} from '../../../helpers/paintedPictures.ts';
import { type PhotoOptions, photoOf } from '../../../helpers/photos.ts';
import { differenceOf } from '../drawing/drawings.ts';

/** Every digit in one hand. */
const writings = digitSkeletons.map((hands) => hands[0] ?? []);

function inkIn(picture: GreyPhoto, choice: Partial<InkChoice> = {}): FoundInk {
  const found = digitFromPhoto(picture, { ...automaticChoice, ...choice });
  if (found === null) throw new Error('No ink was found');
  return found;
}

/** How far the digits in photos are from those of their strokes: the mean over digits and pixels. */
function meanDifference(options: Partial<PhotoOptions>): number {
  const differences = writings.map((strokes) => {
    const { digit } = inkIn(photoOf(strokes, options));
    return differenceOf(digit, digitFromStrokes(strokes) ?? []).mean;
  });
  return differences.reduce((sum, difference) => sum + difference, 0) / differences.length;
}

describe('the digit in a picture is that of its strokes', () => {
  // The skeletons' digits of one class by different hands are 19 of 255 apart on average.
  it.each<[string, Partial<PhotoOptions>]>([
    ['dark ink on light paper', {}],
    ['chalk on a blackboard', { paper: 0.15, ink: 0.85 }],
    ['grey pencil', { paper: 0.8, ink: 0.5 }],
    ['off the middle', { left: 0.05, top: 0.45 }],
    ['small', { size: 0.22, left: 0.6, top: 0.1, thicknessPx: 5 }],
    ['large', { size: 0.85, left: 0.07, top: 0.07, thicknessPx: 20 }],
    ['a thin pen', { thicknessPx: 3 }],
    ['a thick pen', { thicknessPx: 20 }],
    ['a soft shadow', { shadow: 0.6, shadowEdgePx: 120 }],
    ['a hard shadow', { shadow: 0.5, shadowEdgePx: 2 }],
    ['noise', { noise: 0.1 }],
    [
      'noise in a shadow, off the middle',
      { noise: 0.06, shadow: 0.5, shadowEdgePx: 80, left: 0.4 },
    ],
    [
      '28 pixels, light on dark, as MNIST has it',
      { sidePx: 28, thicknessPx: 2.6, paper: 0, ink: 1, left: 0.2, size: 0.6 },
    ],
  ])('%s', (_, options) => {
    expect(meanDifference(options)).toBeLessThan(8);
  });
});

describe('the digit in a picture of any paper is that of its strokes', () => {
  const side = 400;
  const white: Colour = [0.95, 0.94, 0.91];
  const dark: Colour = [0.1, 0.1, 0.15];
  const whole = { left: 0, top: 0, right: side - 1, bottom: side - 1 };
  const four = mapPoints(writings[4] ?? [], ({ x, y }) => ({ x: 60 + 200 * x, y: 50 + 200 * y }));
  const fourOn = (paper: Colour, ink = dark): PaintedPicture =>
    new PaintedPicture(side, paper).ink(four, 14, ink);
  const ruling = { spacingPx: 40, thicknessPx: 2, turnDegrees: 1, isSquared: true };
  const box = { left: 30, top: 25, right: 300, bottom: 290 };

  it.each<[string, PaintedPicture, Crop]>([
    ['a box around it', fourOn(white).box(box, 5, 2, dark), whole],
    ['a box that it crosses', fourOn(white).box({ ...box, right: 205 }, 4, 0, dark), whole],
    ['squares that the edge cuts', fourOn(white).lines(ruling, dark), { ...whole, bottom: 299 }],
    ['pale lines', fourOn(white).lines({ ...ruling, isSquared: false }, [0.6, 0.7, 0.9]), whole],
    ['yellow paper', fourOn([0.98, 0.9, 0.35], [0.1, 0.1, 0.5]), whole],
    ['a table beside it', fourOn(white).beyond(170, 3, [0.3, 0.2, 0.1]), whole],
    ['light ink on nothing', fourOn([0, 0, 0, 0], [1, 1, 1]), whole],
    [
      'a crop with a speck',
      fourOn(white).ink([[{ x: 75, y: 60 }]], 5, dark),
      { left: 68, top: 52, right: 232, bottom: 250 },
    ],
  ])('%s', (_, picture, crop) => {
    const { digit } = inkIn(greyOf(picture.decoded(280, crop)));
    expect(differenceOf(digit, digitFromStrokes(four) ?? []).mean).toBeLessThan(8);
  });

  it('and lines are left in when asked', () => {
    const picture = greyOf(fourOn(white).lines(ruling, dark).decoded(280));
    expect(inkIn(picture).lineCount).toBe(20);
    const kept = inkIn(picture, { keepsLines: true });
    expect(kept.lineCount).toBe(0);
    expect(kept.box).toEqual({ left: 0, top: 0, right: 279, bottom: 279 });
  });

  it('and of several, the one at a place, the likeliest without one', () => {
    const eight = mapPoints(writings[8] ?? [], ({ x, y }) => ({ x: 270 + 90 * x, y: 90 + 90 * y }));
    const picture = greyOf(fourOn(white).ink(eight, 14, dark).decoded(280));
    const found = inkIn(picture);
    expect(found.regions).toHaveLength(2);
    expect(found.taken).toBe(0);
    expect(differenceOf(found.digit, digitFromStrokes(four) ?? []).mean).toBeLessThan(8);
    const other = inkIn(picture, { at: { x: 220, y: 95 } });
    expect(other.taken).toBe(1);
    expect(differenceOf(other.digit, digitFromStrokes(eight) ?? []).mean).toBeLessThan(8);
    // A place beside both is that of the next one.
    expect(inkIn(picture, { at: { x: 0, y: 279 } }).taken).toBe(0);
  });
});

describe('what is found in a picture', () => {
  const three = writings[3] ?? [];

  it('is nothing on blank paper, in noise, in a shadow alone and on one colour', () => {
    for (const options of [{}, { noise: 0.1 }, { shadow: 0.5, shadowEdgePx: 3 }, { paper: 0 }]) {
      expect(digitFromPhoto(photoOf([], options), automaticChoice)).toBeNull();
    }
  });

  it('is the digit, not a speck of dirt, a line far off or the table beside the paper', () => {
    const far = [
      [
        { x: -0.3, y: -0.3 },
        { x: -0.3, y: -0.1 },
      ],
    ];
    const edge = [
      [
        { x: 1.5, y: -0.4 },
        { x: 1.5, y: 1.6 },
      ],
    ];
    const speck = [[{ x: 0.02, y: 0.1 }]];
    const alone = inkIn(photoOf(three, { thicknessPx: 6 }));
    const among = inkIn(photoOf([...three, ...far, ...edge, ...speck], { thicknessPx: 6 }));
    expect(differenceOf(among.digit, alone.digit).mean).toBeLessThan(2);
    expect(among.box.left).toBeGreaterThan(60);
  });

  it('keeps a stroke beside the largest one, as a 5 has it, and all there is when asked', () => {
    const five = digitSkeletons[5]?.[1] ?? [];
    const apart = five.map((stroke, index) =>
      stroke.map(({ x, y }) => ({ x, y: index === 1 ? y - 0.09 : y })),
    );
    const picture = photoOf(apart, { thicknessPx: 5, top: 0.3 });
    expect(inkIn(picture).box.top).toBeLessThan(0.3 * 240);
    const both = photoOf([
      ...three,
      [
        { x: -0.3, y: 0.9 },
        { x: -0.3, y: 1.1 },
      ],
    ]);
    expect(inkIn(both).box.left).toBeGreaterThan(60);
    expect(inkIn(both, { part: 'all' }).box.left).toBeLessThan(40);
  });

  it('is found by the polarity and the threshold that a person wants', () => {
    const found = inkIn(photoOf(three));
    expect(found.hasLightInk).toBe(false);
    expect(inkIn(photoOf(three, { paper: 0.1, ink: 0.9 })).hasLightInk).toBe(true);
    const again = inkIn(photoOf(three), { threshold: found.threshold, hasLightInk: false });
    expect(again.digit).toEqual(found.digit);
    expect(digitFromPhoto(photoOf(three), { ...automaticChoice, threshold: 0.95 })).toBeNull();
  });
});
