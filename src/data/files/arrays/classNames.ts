/** Names the classes of arrays, where it is known what their numbers mean. */
import { readArrayName } from './arrayName.ts';

/** A text that says which letter each label means, as EMNIST has one beside its files. */
export interface LabelMapping {
  readonly file: string;
  readonly text: string;
}

/** Names of ten classes, 0 to 9, by their authors; the file's names tell which data set it is. */
const published: readonly { readonly stem: RegExp; readonly names: readonly string[] }[] = [
  {
    // Xiao, Rasul, Vollgraf 2017, “Fashion-MNIST”.
    stem: /fashion-?mnist/,
    names: [
      'T-shirt/top',
      'Trouser',
      'Pullover',
      'Dress',
      'Coat',
      'Sandal',
      'Shirt',
      'Sneaker',
      'Bag',
      'Ankle boot',
    ],
  },
  {
    // Clanuwat et al. 2018, “Deep Learning for Classical Japanese Literature”.
    stem: /kmnist|kuzushiji-?mnist/,
    names: ['お', 'き', 'す', 'つ', 'な', 'は', 'ま', 'や', 'れ', 'を'],
  },
];

/**
 * The names of the classes; their numbers where nothing more is known.
 * @param labels in the order of the classes
 * @param stem what the names of the arrays have in common
 */
export function classNamesOf(
  labels: readonly number[],
  stem: string,
  mappings: readonly LabelMapping[],
): string[] {
  const own = mappings.find(({ file }) => readArrayName(file).stem === stem);
  const mapped = own === undefined ? new Map<number, string>() : lettersIn(own.text);
  const names = labels.map((label) => mapped.get(label) ?? '');
  if (!names.includes('') && new Set(names).size === names.length) return names;
  const known = published.find((one) => one.stem.test(stem));
  const areTheirs = labels.length === 10 && labels.every((label, index) => label === index);
  return known !== undefined && areTheirs ? [...known.names] : labels.map(String);
}

/** A line for each label: the label, and the codes of its letters. */
function lettersIn(text: string): Map<number, string> {
  const letters = new Map<number, string>();
  for (const line of text.split(/\r?\n/)) {
    const [label, ...codes] = line.trim().split(/\s+/).map(Number);
    const areLetters = codes.every((code) => Number.isInteger(code) && code > 32 && code < 0xd800);
    if (label === undefined || codes.length === 0 || !areLetters) continue;
    letters.set(label, String.fromCharCode(...codes.slice(0, 4)));
  }
  return letters;
}
