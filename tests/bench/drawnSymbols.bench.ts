/**
 * What the networks that come with the page make of drawings that are no digits: whether they say so, and
 * whether one example is enough to name them. `npm run bench:drawings`.
 */
import { describe, test } from 'vitest';
import { createRandom } from '../../src/data/random.ts';
import { switchToBackend } from '../helpers/backends.ts';
import { digitSkeletons } from '../helpers/digitSkeletons.ts';
import { letterSkeletons, lettersLikeDigits } from '../helpers/letterSkeletons.ts';
import { readMnist } from '../helpers/mnist.ts';
import { inAnotherHand, seen } from '../helpers/scribbles.ts';
import { TrainedSurroundings } from '../helpers/trainedSurroundings.ts';

const mnist = readMnist('t10k', 10_000);
/** Symbols in the game, and games that are played. */
const [symbols, games] = [8, 300];

/** Four drawings of each letter by each of three hands. */
const letters = [...letterSkeletons].flatMap(([letter, hands]) =>
  hands.flatMap((strokes, hand) =>
    Array.from({ length: 4 }, (_, index) => {
      const random = createRandom(100 * hand + index, 'weights', letter.charCodeAt(0));
      return { letter, hand, image: seen(inAnotherHand(strokes, random)) };
    }),
  ),
);

const drawnDigits = digitSkeletons.flatMap((hands, digit) =>
  hands.flatMap((strokes, hand) =>
    Array.from({ length: 4 }, (_, index) =>
      seen(inAnotherHand(strokes, createRandom(100 * hand + index, 'weights', digit))),
    ),
  ),
);

describe.each(['cnn', 'scribbles'] as const)('the network %s', (shipped) => {
  test('calls letters unlike any digit, and digits hardly ever', async () => {
    await switchToBackend('wasm');
    const surroundings = await TrainedSurroundings.among(mnist, shipped);
    const isLikeDigit = ({ letter }: { readonly letter: string }): boolean =>
      lettersLikeDigits.includes(letter);
    for (const [what, images] of [
      ['letters', letters.filter((each) => !isLikeDigit(each)).map(({ image }) => image)],
      ['B, I, O, S, Z', letters.filter(isLikeDigit).map(({ image }) => image)],
      ["MNIST's test digits", mnist.images.filter((_, index) => index % 17 === 3)],
      ['drawn digits', drawnDigits],
    ] as const) {
      const share = await surroundings.shareCalledOut(images);
      console.log(`${shipped}: ${(100 * share).toFixed(1)} % of ${images.length} ${what}`);
    }
    surroundings.dispose();
  });

  test('names one of eight letters from one example by another hand', async () => {
    await switchToBackend('wasm');
    const surroundings = await TrainedSurroundings.among(mnist, shipped);
    const random = createRandom(1, 'episodes');
    const names = [...letterSkeletons.keys()];
    let right = 0;
    for (let game = 0; game < games; game++) {
      const chosen = [...names]
        .map((letter) => ({ letter, place: random.uniform() }))
        .sort((one, other) => one.place - other.place)
        .slice(0, symbols);
      const hand = random.below(3);
      const otherHand = (hand + 1 + random.below(2)) % 3;
      const drawingOf = (letter: string, by: number): Uint8Array => {
        const own = letters.filter((each) => each.letter === letter && each.hand === by);
        return own[random.below(own.length)]?.image ?? new Uint8Array(784);
      };
      const wanted = random.below(symbols);
      const examples = chosen.map(({ letter }) => drawingOf(letter, hand));
      const query = drawingOf(chosen[wanted]?.letter ?? '', otherHand);
      const distances = await surroundings.distancesTo(query, examples);
      if (distances.indexOf(Math.min(...distances)) === wanted) right++;
    }
    console.log(`${shipped}: ${((100 * right) / games).toFixed(1)} % of ${games} games right`);
    surroundings.dispose();
  });
});
