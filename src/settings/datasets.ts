/**
 * Owns one row of facts for each data set on offer: its names, classes and address. The images of a run
 * come from the manifest there. Imports nothing.
 */

export interface DatasetFacts {
  /** The name on the page. */
  readonly title: string;
  /** The names of its classes; a label is an index into them. At least two, all different. */
  readonly classes: readonly string[];
  /** The nouns for one class and for several, as parts of a sentence. */
  readonly classNoun: ClassNoun;
  /** The number of images in all splits together. */
  readonly imageCount: number;
  /** The path of its manifest, relative to the page. */
  readonly manifestPath: string;
  /** Its makers and its licence. */
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

/** The facts that rules and texts need. */
export type ClassFacts = Pick<DatasetFacts, 'classes' | 'classNoun'>;

/** In the order of the page. */
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

/** The data set of a fresh page. */
export const defaultDataset: DatasetFacts = datasets.mnist;

/** The name of a class; “?” if the data set has no such class. */
export function classNameOf({ classes }: Pick<DatasetFacts, 'classes'>, label: number): string {
  return classes[label] ?? '?';
}
