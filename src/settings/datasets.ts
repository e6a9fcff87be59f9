/**
 * One row of facts for each data set that the page offers: what it is called, its classes and where it
 * lies. A run's own images come from the manifest there. Imports nothing.
 */

export interface DatasetFacts {
  /** What the page calls it. */
  readonly title: string;
  /** The names of its classes; a label is an index into them. Two at least, none twice. */
  readonly classes: readonly string[];
  /** What one class is called in a sentence, and what several are. */
  readonly classNoun: ClassNoun;
  /** Images of all splits together. */
  readonly imageCount: number;
  /** Where its manifest is, relative to the page. */
  readonly manifestPath: string;
  /** Who made it, and on what terms it may be used. */
  readonly credit: {
    readonly makers: string;
    readonly licence: string;
    readonly licenceAddress: string;
  };
}

export interface ClassNoun {
  readonly one: string;
  readonly many: string;
}

/** What the rules and the words must know of a data set. */
export type ClassFacts = Pick<DatasetFacts, 'classes' | 'classNoun'>;

/** In the order in which the page offers them. */
export const datasets = {
  mnist: {
    title: 'MNIST',
    classes: ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'],
    classNoun: { one: 'digit', many: 'digits' },
    imageCount: 70_000,
    manifestPath: 'mnist/manifest.json',
    credit: {
      makers: 'Yann LeCun, Corinna Cortes and Christopher J. C. Burges',
      licence: 'CC BY-SA 3.0',
      licenceAddress: 'https://creativecommons.org/licenses/by-sa/3.0/',
    },
  },
} as const satisfies Readonly<Record<string, DatasetFacts>>;

/** The data set that the page begins with. */
export const defaultDataset: DatasetFacts = datasets.mnist;

/** The name of a class; “?” where the data set has no such class. */
export function classNameOf({ classes }: Pick<DatasetFacts, 'classes'>, label: number): string {
  return classes[label] ?? '?';
}
