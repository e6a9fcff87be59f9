import { beforeAll, describe, expect, it } from 'vitest';
import { createRandom } from '../../../../src/data/random.ts';
import { requireElement } from '../../../../src/metrics/requireElement.ts';
import {
  embedAtOnce,
  embedInTurns,
  type PaintImage,
} from '../../../../src/siamese/network/embedding.ts';
import { switchToBackend } from '../../../helpers/backends.ts';
import { differences } from '../../../helpers/bits.ts';
import { inputOf, makeNetwork, makePlan } from '../../../helpers/networks.ts';
import { noiseImages } from '../../../helpers/randomNumbers.ts';

const images = noiseImages(createRandom(19, 'weights'), 10);
const paint: PaintImage = (input, position, image) =>
  input.setImage(position, requireElement(images, image), null);
const atOnceTurn = async () => {};
const chunkImages = 4;

beforeAll(() => switchToBackend('cpu'));

/** Each image sent through a tower by itself. */
async function oneByOne(network: ReturnType<typeof makeNetwork>): Promise<number[]> {
  const rows: number[] = [];
  for (const image of images) {
    rows.push(...(await network.embed(inputOf(network.plan, [image]), 'a')));
  }
  return rows;
}

describe.each(['mlp', 'lstm'] as const)('images in chunks through the %s', (encoder) => {
  it('get the embeddings that each has by itself, the last chunk being shorter', async () => {
    const network = makeNetwork(makePlan(encoder, 3));
    const expected = await oneByOne(network);
    const pace = { chunkImages, turn: atOnceTurn, signal: new AbortController().signal };
    const inTurns = await embedInTurns(network, 'a', images.length, paint, pace);
    const atOnce = await embedAtOnce(network, 'a', images.length, paint, chunkImages);
    expect(differences(inTurns, expected)).toEqual([]);
    expect(differences(atOnce, expected)).toEqual([]);
    network.dispose();
  });
});

describe('embedding in turns', () => {
  it('waits for a turn before each chunk, and stops where it is aborted', async () => {
    const network = makeNetwork(makePlan('mlp', 3));
    const abort = new AbortController();
    const painted: number[] = [];
    const turns: number[] = [];
    const embedding = embedInTurns(
      network,
      'a',
      images.length,
      (input, position, image) => {
        painted.push(image);
        paint(input, position, image);
      },
      {
        chunkImages,
        turn: async () => {
          turns.push(painted.length);
          if (turns.length === 3) abort.abort(new Error('enough'));
        },
        signal: abort.signal,
      },
    );
    await expect(embedding).rejects.toThrow('enough');
    expect(turns).toEqual([0, 4, 8]);
    expect(painted).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
    network.dispose();
  });
});

describe('embedding at once', () => {
  it('is by the weights of that moment, though they are replaced before it is done', async () => {
    const network = makeNetwork(makePlan('mlp', 3));
    const expected = await oneByOne(network);
    const embedding = embedAtOnce(network, 'a', images.length, paint, chunkImages);
    const other = makeNetwork(network.plan, 2);
    network.replaceParameters(other.parameters.clone());
    expect(differences(await embedding, expected)).toEqual([]);
    expect(await oneByOne(network)).not.toEqual(expected);
    network.dispose();
    other.dispose();
  });

  it('gives nothing for no images', async () => {
    const network = makeNetwork(makePlan('mlp', 3));
    expect(await embedAtOnce(network, 'a', 0, paint, chunkImages)).toHaveLength(0);
    network.dispose();
  });

  it('refuses what is no digit before anything begins', () => {
    const network = makeNetwork(makePlan('mlp', 3));
    const tooSmall: PaintImage = (input, position) =>
      input.setImage(position, new Uint8Array(10), null);
    expect(() => embedAtOnce(network, 'a', 5, tooSmall, chunkImages)).toThrow('784 pixels, got 10');
    network.dispose();
  });
});
