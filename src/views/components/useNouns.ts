/** Tells a part of the page what images and classes of the data set at hand are called. */
import type { Nouns } from '../../settings/facts/nouns.ts';
import type { Playground } from '../../store/playground.ts';
import { usePlayground } from '../../store/usePlayground.ts';

const selectDataset = ({ dataset }: Playground): Nouns => dataset;

export function useNouns(): Nouns {
  return usePlayground(selectDataset);
}
