/**
 * Whether digits are found in pictures of every kind of paper: by the vote of the five nearest test
 * digits of the network that comes with the page. `npm run bench:handwriting` prints the table.
 */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { digitFromStrokes } from '../../src/data/drawing/digitFromStrokes.ts';
import { automaticChoice, digitFromPhoto } from '../../src/data/photo/digitFromPhoto.ts';
import { switchToBackend } from '../helpers/backends.ts';
import { readMnist } from '../helpers/mnist.ts';
import { greyOf } from '../helpers/paintedPictures.ts';
import { TrainedSurroundings } from '../helpers/trainedSurroundings.ts';
import {
  kinds,
  pictureAll,
  picturesOfEachKind,
  strokesAll,
} from './support/picturedHandwriting.ts';

/** Least share right of each kind. */
const leastRight = 0.95;
let surroundings: TrainedSurroundings;

beforeAll(async () => {
  await switchToBackend('wasm');
  surroundings = await TrainedSurroundings.among(readMnist('t10k', 10_000));
});
afterAll(() => surroundings.dispose());

/** The rows of the table: what was found of each kind. `null` is a picture without a find. */
async function tableOf(seed: number): Promise<number> {
  console.log(`\nseed ${seed}, ${picturesOfEachKind} pictures of each kind\n`);
  console.log('| kind | right | flagged | nothing found | slowest search |');
  console.log('|---|---|---|---|---|');
  const drawn = strokesAll(seed).map(({ digit, strokes }) => ({
    digit,
    image: digitFromStrokes(strokes),
  }));
  await judge('drawn on a pad, for comparison', drawn);
  let worst = 1;
  for (const kind of Object.keys(kinds)) {
    let slowestMs = 0;
    const found = pictureAll(kind, seed).map(({ digit, picture }) => {
      const begunMs = performance.now();
      const image = digitFromPhoto(greyOf(picture), automaticChoice)?.digit ?? null;
      slowestMs = Math.max(slowestMs, performance.now() - begunMs);
      return { digit, image };
    });
    worst = Math.min(worst, await judge(kind, found, slowestMs));
  }
  return worst;
}

interface Find {
  readonly digit: number;
  readonly image: Uint8Array | null;
}

/** Prints one row, and returns the share right: three of five neighbours show the digit. */
async function judge(kind: string, found: readonly Find[], slowestMs = 0): Promise<number> {
  let [right, flagged] = [0, 0];
  const wrong: string[] = [];
  for (const [index, { digit, image }] of found.entries()) {
    const own = image === null ? 0 : await surroundings.votesFor(digit, image);
    if (own >= 3) right++;
    else wrong.push(`${index}`);
    if (image !== null && (await surroundings.shareCalledOut([image])) > 0) flagged++;
  }
  const none = found.filter(({ image }) => image === null).length;
  const share = (count: number): string => `${((100 * count) / found.length).toFixed(1)} %`;
  console.log(
    `| ${kind} | ${share(right)} | ${share(flagged)} | ${none} | ${slowestMs.toFixed(0)} ms | ${wrong.join(' ')}`,
  );
  return right / found.length;
}

test('pictures, by the seed that was looked at while the search was made', async () => {
  await tableOf(11);
});

test('pictures, by seeds that nobody has looked at', async () => {
  for (const seed of [3001, 3002]) {
    expect(await tableOf(seed)).toBeGreaterThanOrEqual(leastRight);
  }
});
