/** How well a contender tells test pairs apart: by the page's own quick pairs, threshold and figure. */
import type { Dataset } from '../../../src/data/dataset.ts';
import { fitDecision } from '../../../src/metrics/pairs/calibration.ts';
import { defaultSettings } from '../../../src/settings/settings.ts';
import { drawFixedPairs } from '../../../src/siamese/evaluation/fixedPairs.ts';
import {
  figuresOfPairs,
  pairDistances,
  sweepPairs,
} from '../../../src/siamese/evaluation/pairFigures.ts';
import type { Contender } from './contender.ts';

/** Balanced accuracy, 0…1; ½ as long as distances tell nothing apart. */
export async function testAccuracyOf({ embed }: Contender, { splits }: Dataset, pairs: Pairs) {
  const distancesOf = async (split: 'validation' | 'test'): Promise<Float32Array> => {
    const { quickImages, quick } = pairs[split];
    const table = await embed(splits[split], quickImages);
    const measure = { kind: 'euclidean' } as const;
    return pairDistances({ measure, queries: table, gallery: table }, quick);
  };
  const decision = fitDecision(await distancesOf('validation'));
  return figuresOfPairs(sweepPairs(await distancesOf('test')), decision).pairAccuracy;
}

type Pairs = NonNullable<ReturnType<typeof drawFixedPairs>>;

/** The fixed pairs of all ten digits. */
export function pairsOf(dataset: Dataset): Pairs {
  const pairs = drawFixedPairs(dataset, defaultSettings);
  if (pairs === null) throw new Error('Validation or test images are missing');
  return pairs;
}
