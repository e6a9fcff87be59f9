/** Owns one row of facts for each source of training images. Imports no other table. */
import { capitalised, dataInWords, type NounText } from './nouns.ts';

export interface SourceFacts {
  /** Its name on the page. */
  readonly text: NounText;
  /** One or two sentences in plain words. */
  readonly meaning: NounText;
  /** Whether batches have images of the data set. */
  readonly hasDigits: boolean;
  /** Whether batches have drawings of made-up symbols. */
  readonly hasSymbols: boolean;
}

/** In the order of the page. */
export const sources = {
  digits: {
    text: (nouns) => capitalised(dataInWords(nouns)),
    meaning: () => 'Each step compares images of the data set.',
    hasDigits: true,
    hasSymbols: false,
  },
  'digits-and-symbols': {
    text: (nouns) => `${capitalised(dataInWords(nouns))} and symbols`,
    meaning: () =>
      'Each step also compares drawings of symbols that the page makes up: thousands of them, so that the network learns to compare shapes it has never met.',
    hasDigits: true,
    hasSymbols: true,
  },
  symbols: {
    text: () => 'Symbols alone',
    meaning: (nouns) =>
      `No ${nouns.classNoun.one} is in any step. What the network can say of ${dataInWords(nouns)}, it has learnt from made-up symbols.`,
    hasDigits: false,
    hasSymbols: true,
  },
} as const satisfies Readonly<Record<string, SourceFacts>>;
