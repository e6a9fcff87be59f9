/** Makes up a data set of three classes with names that do not look like digits. */
import { type DatasetFacts, nounsOf } from '../../src/settings/datasets.ts';

export const animals: DatasetFacts = {
  id: 'animals',
  title: 'Animals',
  classes: ['cat', 'dog', 'owl'],
  classNoun: { one: 'animal', many: 'animals' },
  imageNoun: { one: 'animal', many: 'animals' },
  imageCount: 300,
  manifestPath: 'animals/manifest.json',
  credit: { makers: 'nobody', licence: 'none', licenceAddress: 'https://example.org/' },
};

/** The same as a person's own data, whose images and classes have a noun each. */
export const ownAnimals: DatasetFacts = { ...animals, ...nounsOf(animals) };
