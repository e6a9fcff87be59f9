import { expect, it } from 'vitest';
import { createRandom } from '../../../../../src/data/random.ts';
import type { EmbeddedImages } from '../../../../../src/metrics/neighbours/nearestNeighbours.ts';
import { heldOutFiguresOf } from '../../../../../src/siamese/evaluation/heldOut/heldOutFigures.ts';
import { fewPairs, squares } from '../../../../helpers/squares.ts';

const { labels } = squares.splits.test;
const random = createRandom(8, 'weights');
const places = Array.from(labels, (label) => label + 3 * random.uniform());

/** Images on a line, with zeros after their place on it. */
function onLine(embeddingSize: number): EmbeddedImages {
  const embeddings = new Float32Array(labels.length * embeddingSize);
  for (const [image, place] of places.entries()) embeddings[image * embeddingSize] = place;
  const table = { embeddings, embeddingSize };
  return { measure: { kind: 'euclidean' }, queries: table, gallery: table, labels };
}

it('gives the same figures in many turns as in one for each kind', async () => {
  const questions = fewPairs(squares, [1, 4]).heldOut?.full;
  if (questions === undefined) throw new Error('Two digits are held out');
  const decision = { slope: 1, intercept: 1, threshold: 1 };
  const told = async (embeddingSize: number) => {
    let turns = 0;
    const turn = async (): Promise<void> => {
      turns++;
    };
    const figures = await heldOutFiguresOf(onLine(embeddingSize), questions, decision, turn);
    return { figures, turns };
  };
  const [narrow, wide] = [await told(1), await told(60_000)];
  expect(narrow.turns).toBe(3);
  expect(wide.turns).toBeGreaterThan(2 * narrow.turns);
  expect(wide.figures).toEqual(narrow.figures);
  expect(narrow.figures.withSeen?.areaUnderCurve).toBeGreaterThan(0.5);
});
