/**
 * Owns one row of facts for each data set on offer: its names, classes and address. The images of a run
 * come from the manifest there. Imports nothing. A person's own data have the same facts.
 */

export interface DatasetFacts {
  /** Names it for good in what is kept, whatever its title becomes. No other data set has it. */
  readonly id: string;
  /** The name on the page. */
  readonly title: string;
  /** The names of its classes; a label is an index into them. At least two, all different. */
  readonly classes: readonly string[];
  /** The nouns for one class and for several, as parts of a sentence. */
  readonly classNoun: ClassNoun;
  /** The nouns for one image and for several. */
  readonly imageNoun: ClassNoun;
  /** The number of images in all splits together. */
  readonly imageCount: number;
  /** The path of its manifest, relative to the page; `null` for a person's own data. */
  readonly manifestPath: string | null;
  /** Its makers and its licence; `null` for a person's own data. */
  readonly credit: {
    readonly makers: string;
    readonly licence: string;
    readonly licenceAddress: string;
  } | null;
}

/** The most classes of a data set. */
export const mostClasses = 2_000;

export interface ClassNoun {
  readonly one: string;
  readonly many: string;
}

/** The facts that rules and texts need. */
export type ClassFacts = Pick<DatasetFacts, 'classes' | 'classNoun' | 'imageNoun'>;

/** In the order of the page. */
export const datasets = {
  mnist: {
    id: 'MNIST',
    title: 'MNIST',
    classes: ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'],
    classNoun: { one: 'digit', many: 'digits' },
    imageNoun: { one: 'digit', many: 'digits' },
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

/** Whether the classes are the ten digits, each under its numeral. */
export function areDigits({ classes }: Pick<DatasetFacts, 'classes'>): boolean {
  const { mnist } = datasets;
  return (
    classes.length === mnist.classes.length &&
    mnist.classes.every((name, label) => name === classes[label])
  );
}

/** What classes and images of a person's own data are called. */
export function nounsOf(
  data: Pick<DatasetFacts, 'classes'>,
): Pick<DatasetFacts, 'classNoun' | 'imageNoun'> {
  const { classNoun, imageNoun } = datasets.mnist;
  return areDigits(data)
    ? { classNoun, imageNoun }
    : {
        classNoun: { one: 'class', many: 'classes' },
        imageNoun: { one: 'image', many: 'images' },
      };
}

/** The name of a class; “?” if the data set has no such class. */
export function classNameOf({ classes }: Pick<DatasetFacts, 'classes'>, label: number): string {
  return classes[label] ?? '?';
}
