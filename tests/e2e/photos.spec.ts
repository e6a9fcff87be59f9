/** Pictures as phones, scanners and drawing programs write them: by the kind of file, and by what is in it. */
import { digitFromStrokes } from '../../src/data/drawing/digitFromStrokes.ts';
import { mapPoints, type Point, type Stroke } from '../../src/data/drawing/stroke.ts';
import {
  type Colour,
  type DecodedPicture,
  greyOf,
  PaintedPicture,
} from '../helpers/paintedPictures.ts';
import {
  animatedGif,
  animatedWebp,
  deepPng,
  heic,
  type Orientation,
  turnedJpeg,
} from '../helpers/pictureFiles.ts';
import { PhotoDialog, pngOf, savedBy } from './support/photoDialog.ts';
import { expect, test } from './support/playground.ts';
import { handwritten } from './support/pointer.ts';

/** Pictures are painted on a square of this side, and cut to the height. */
const [side, high] = [400, 300];
const pen = 14;
const paper: Colour = [0.95, 0.94, 0.91];
const dark: Colour = [0.1, 0.1, 0.15];

/** A 4 to the left of the middle: turned or mirrored, it is no 4 in that place. */
const four = placed(handwritten(4), 60, 50, 200);
const drawnFour = seen(handwritten(4));

function placed(strokes: readonly Stroke[], left: number, top: number, size: number): Stroke[] {
  return mapPoints(strokes, ({ x, y }) => ({ x: left + size * x, y: top + size * y }));
}

function seen(strokes: readonly Stroke[]): number[] {
  return [...(digitFromStrokes(strokes) ?? [])];
}

function painted(
  strokes: readonly Stroke[],
  ink: Colour = dark,
  ground: Colour = paper,
): PaintedPicture {
  return new PaintedPicture(side, ground).ink(strokes, pen, ink);
}

/** Its upper part, wider than high. */
function cut(picture: PaintedPicture, wide = side, tall = high): DecodedPicture {
  const crop = { left: 0, top: 0, right: wide - 1, bottom: tall - 1 };
  return picture.decoded(Math.min(wide, tall), crop);
}

/** The mean difference of two digits; the digits of other classes differ by some 30 of 255. */
function apart(one: readonly number[], other: readonly number[]): number {
  expect(one).toHaveLength(other.length);
  return one.reduce((sum, grey, at) => sum + Math.abs(grey - (other[at] ?? 0)), 0) / one.length;
}

const likeness = 8;

test.beforeEach(async ({ playground }) => {
  await playground.open('?backend=wasm');
});

test('a photo is read upright however the camera was held', { tag: '@thorough' }, async ({
  page,
}) => {
  // Where a point of the upright photo is stored, by TIFF's eight marks.
  const storedAt: Record<Orientation, (point: Point) => Point> = {
    1: ({ x, y }) => ({ x, y }),
    2: ({ x, y }) => ({ x: side - x, y }),
    3: ({ x, y }) => ({ x: side - x, y: high - y }),
    4: ({ x, y }) => ({ x, y: high - y }),
    5: ({ x, y }) => ({ x: y, y: x }),
    6: ({ x, y }) => ({ x: y, y: side - x }),
    7: ({ x, y }) => ({ x: high - y, y: side - x }),
    8: ({ x, y }) => ({ x: high - y, y: x }),
  };
  const photo = new PhotoDialog(page);
  for (const orientation of [1, 2, 3, 4, 5, 6, 7, 8] as const) {
    const stored = painted(mapPoints(four, storedAt[orientation]));
    const picture = orientation < 5 ? cut(stored) : cut(stored, high, side);
    const jpeg = turnedJpeg(await savedBy(page, picture, 'image/jpeg'), orientation);
    const digit = await photo.digitIn(`turned ${orientation}.jpg`, jpeg);
    expect(apart(digit, drawnFour), `orientation ${orientation}`).toBeLessThan(likeness);
  }
});

test('a scan of 16 bits, and a photo 8,000 pixels wide', async ({ page }) => {
  const photo = new PhotoDialog(page);
  const { values } = greyOf(cut(painted(four)));
  expect(
    apart(await photo.digitIn('scan.png', deepPng(side, high, values)), drawnFour),
  ).toBeLessThan(likeness);
  const large = await savedBy(page, cut(painted(four)), 'image/jpeg', 8_000);
  expect(apart(await photo.digitIn('large.jpg', large), drawnFour)).toBeLessThan(likeness);
});

test('of an animation, the first picture is read', { tag: '@thorough' }, async ({ page }) => {
  const photo = new PhotoDialog(page);
  const pictures = [handwritten(4), handwritten(1)].map((strokes) =>
    cut(painted(placed(strokes, 60, 50, 200))),
  );
  const greys = pictures.map((picture) =>
    Uint8Array.from(greyOf(picture).values, (value) => Math.round(127 * value)),
  );
  const gif = await photo.digitIn('moving.gif', animatedGif(side, high, greys));
  expect(apart(gif, drawnFour)).toBeLessThan(likeness);
  const frames: Buffer[] = [];
  for (const picture of pictures) frames.push(await savedBy(page, picture, 'image/webp'));
  const webp = await photo.digitIn('moving.webp', animatedWebp(side, high, frames));
  expect(apart(webp, drawnFour)).toBeLessThan(likeness);
});

test('ink on a transparent picture is read, dark or light', { tag: '@thorough' }, async ({
  page,
}) => {
  const photo = new PhotoDialog(page);
  const clear: Colour = [0, 0, 0, 0];
  const inks: Colour[] = [dark, [1, 1, 1], [1, 0.9, 0.2], [1, 1, 1, 0.4]];
  for (const [index, ink] of inks.entries()) {
    const png = pngOf(cut(painted(four, ink, clear)));
    const digit = await photo.digitIn(`clear ${index}.png`, png);
    expect(apart(digit, drawnFour), `ink ${index}`).toBeLessThan(likeness);
  }
});

test('what cannot be read is refused with what it is and what would be right', async ({
  playground,
  page,
}) => {
  await playground.a.draw(3);
  const before = await playground.a.digit();
  const photo = new PhotoDialog(page);
  const jpeg = await savedBy(page, cut(painted(four)), 'image/jpeg');
  const png = pngOf(cut(painted(four)));
  const instead = 'If other programs show it, save it as JPEG or PNG.';
  const cases: [string, Uint8Array, RegExp][] = [
    [
      'IMG_0001.HEIC',
      heic(4_032, 3_024),
      /^IMG_0001\.HEIC cannot be decoded here: it is a HEIC photo, save it as JPEG or PNG\.$/,
    ],
    [
      'cut.png',
      png.subarray(0, 400),
      new RegExp(`^cut\\.png cannot be decoded here: .*\\w\\. ${instead}$`),
    ],
    ['cut.jpg', jpeg.subarray(0, 300), /^cut\.jpg .*/],
    ['empty.png', Buffer.alloc(0), /^empty\.png is empty\.$/],
    [
      'drawing.svg',
      Buffer.from('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>'),
      /^drawing\.svg is no picture that can be read: it is an SVG drawing, save it as PNG\.$/,
    ],
    [
      'letter.pdf',
      Buffer.from('%PDF-1.7\n%âãÏÓ\n1 0 obj\n'),
      /^letter\.pdf is no picture that can be read: it is a PDF document, save its page as JPEG or PNG\.$/,
    ],
  ];
  for (const [name, bytes, sentence] of cases) {
    expect(await photo.refusalOf(name, bytes)).toMatch(sentence);
  }
  expect(await playground.a.digit()).toEqual(before);
});

test('of several digits, one is taken, and pressing another takes that one', async ({
  playground,
  page,
}) => {
  const photo = new PhotoDialog(page);
  const eight = placed(handwritten(8), 265, 90, 110);
  await photo.open('two.png', pngOf(cut(painted([...four, ...eight]))));
  await expect(photo.parts).toHaveCount(2);
  await expect(photo.parts.first()).toHaveAttribute('aria-pressed', 'true');
  await expect(photo.dialog.getByRole('status')).toHaveText(
    '2 parts of the picture could be the digit. Part 1 from the left is taken: press another one to take it instead.',
  );
  expect(apart(await photo.digit(), drawnFour)).toBeLessThan(likeness);

  const drawnEight = seen(handwritten(8));
  await photo.parts.nth(1).click();
  await expect(photo.parts.nth(1)).toHaveAttribute('aria-pressed', 'true');
  await expect.poll(async () => apart(await photo.digit(), drawnEight)).toBeLessThan(likeness);
  // By the keyboard too.
  await photo.parts.first().press('Enter');
  await expect.poll(async () => apart(await photo.digit(), drawnFour)).toBeLessThan(likeness);
  await photo.parts.nth(1).press('Enter');
  await expect.poll(async () => apart(await photo.digit(), drawnEight)).toBeLessThan(likeness);
  await photo.use.click();
  await expect(photo.dialog).toHaveCount(0);
  expect(apart(await playground.a.digit(), drawnEight)).toBeLessThan(likeness);
});

test('printed lines are left out, said, and taken back by a switch', async ({ page }) => {
  const photo = new PhotoDialog(page);
  const ruling = { spacingPx: 40, thicknessPx: 2, turnDegrees: 1, isSquared: true };
  const black: Colour = [0, 0, 0];
  const box = { left: 30, top: 25, right: 290, bottom: 275 };
  const pictures = {
    'squared.png': painted(four).lines(ruling, black),
    'boxed.png': painted(four).box(box, 5, 0, black),
  };
  for (const [name, picture] of Object.entries(pictures)) {
    await photo.open(name, pngOf(cut(picture)));
    const lines = photo.dialog.getByRole('switch', { name: 'Leave out printed lines' });
    await expect(lines, name).toBeChecked();
    await expect(photo.use).toBeEnabled();
    const digit = await photo.digit();
    expect(apart(digit, drawnFour), name).toBeLessThan(likeness);
    await lines.click();
    await expect(lines).not.toBeChecked();
    await lines.click();
    await expect(photo.use).toBeEnabled();
    await expect.poll(() => photo.digit()).toEqual(digit);
    await photo.close();
  }
});
