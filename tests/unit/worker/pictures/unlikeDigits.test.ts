import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createRandom } from '../../../../src/data/random.ts';
import { switchToBackend } from '../../../helpers/backends.ts';
import { digitSkeletons } from '../../../helpers/digitSkeletons.ts';
import { readMnist } from '../../../helpers/mnist.ts';
import { scribble, seen } from '../../../helpers/scribbles.ts';
import { TrainedSurroundings } from '../../../helpers/trainedSurroundings.ts';

/** One hand's drawing of each digit. */
const drawn = digitSkeletons.map(([strokes = []]) => seen(strokes));
let surroundings: TrainedSurroundings;

beforeAll(async () => {
  await switchToBackend('wasm');
  // `npm run bench:drawings` takes all of MNIST's test digits.
  surroundings = await TrainedSurroundings.among(readMnist('t10k', 500));
});
afterAll(() => surroundings.dispose());

describe('of the network that comes with the page,', () => {
  it('a scribble is called out, a drawn digit is not', async () => {
    const random = createRandom(8, 'weights');
    const scribbles = Array.from({ length: 10 }, () => seen([scribble(random)]));
    expect(await surroundings.shareCalledOut(scribbles)).toBe(1);
    expect(await surroundings.shareCalledOut(drawn)).toBe(0);
  });

  it('most neighbours of a drawn digit are that digit', async () => {
    for (const [digit, image] of drawn.entries()) {
      expect(await surroundings.votesFor(digit, image)).toBeGreaterThanOrEqual(3);
    }
  });
});
