/**
 * What the network that comes with the page finds around scribbles, around all of MNIST's test digits
 * and around digits drawn by hand: `npm run bench:drawings`.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createRandom } from '../../src/data/random.ts';
import { switchToBackend } from '../helpers/backends.ts';
import { digitSkeletons } from '../helpers/digitSkeletons.ts';
import { readMnist } from '../helpers/mnist.ts';
import { inAnotherHand, scribble, seen } from '../helpers/scribbles.ts';
import { TrainedSurroundings } from '../helpers/trainedSurroundings.ts';

const mnist = readMnist('t10k', 10_000);
const random = createRandom(8, 'weights');
let surroundings: TrainedSurroundings;

/** Drawn by hand, 12 of each digit. */
const handwritten = digitSkeletons.flatMap((hands, digit) =>
  hands.flatMap((strokes) =>
    Array.from({ length: 4 }, () => ({ digit, image: seen(inAnotherHand(strokes, random)) })),
  ),
);

beforeAll(async () => {
  await switchToBackend('wasm');
  surroundings = await TrainedSurroundings.among(mnist);
});
afterAll(() => surroundings.dispose());

async function calledOut(what: string, images: readonly Uint8Array[]): Promise<number> {
  const share = await surroundings.shareCalledOut(images);
  console.log(`${what}: ${(100 * share).toFixed(1)} % of ${images.length} called out`);
  return share;
}

describe('of the network that comes with the page,', () => {
  test('a scribble is called out, most of the time', async () => {
    const scribbles = Array.from({ length: 200 }, () => seen([scribble(random)]));
    expect(await calledOut('scribbles', scribbles)).toBeGreaterThan(0.6);
  });

  test('a digit is hardly ever, whether it is of MNIST or drawn by hand', async () => {
    // Every 17th: few of them are in the gallery.
    const digits = mnist.images.filter((_, index) => index % 17 === 3);
    expect(await calledOut("MNIST's digits", digits)).toBeLessThan(0.02);
    const drawn = handwritten.map(({ image }) => image);
    expect(await calledOut('drawn digits', drawn)).toBeLessThan(0.03);
  });

  test('the neighbours of a drawn digit are that digit', async () => {
    const votes = await Promise.all(
      handwritten.map(({ digit, image }) => surroundings.votesFor(digit, image)),
    );
    const won = votes.filter((own) => own >= 3).length;
    console.log(`drawn digits with most neighbours of their own: ${won} of ${votes.length}`);
    expect(won / votes.length).toBeGreaterThan(0.96);
  });
});
