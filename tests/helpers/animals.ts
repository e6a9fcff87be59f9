/** A data set that is made up: three classes with names, so that nothing in it looks like a digit. */
import type { DatasetFacts } from '../../src/settings/datasets.ts';

export const animals: DatasetFacts = {
  title: 'Animals',
  classes: ['cat', 'dog', 'owl'],
  classNoun: { one: 'animal', many: 'animals' },
  imageCount: 300,
  manifestPath: 'animals/manifest.json',
  credit: { makers: 'nobody', licence: 'none', licenceAddress: 'https://example.org/' },
};
