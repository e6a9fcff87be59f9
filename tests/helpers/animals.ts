/** Makes up a data set of three classes with names that do not look like digits. */
import type { DatasetFacts } from '../../src/settings/datasets.ts';

export const animals: DatasetFacts = {
  title: 'Animals',
  classes: ['cat', 'dog', 'owl'],
  classNoun: { one: 'animal', many: 'animals' },
  imageCount: 300,
  manifestPath: 'animals/manifest.json',
  credit: { makers: 'nobody', licence: 'none', licenceAddress: 'https://example.org/' },
};
