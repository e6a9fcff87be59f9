/**
 * Owns one row of facts for each encoder, and one for each size. A new encoder needs a row here and one
 * in `siamese/network/architecture/encoders.ts`. Imports no other table.
 */
import type { NamedChoice } from './wordsOfChoice.ts';

export interface EncoderFacts extends NamedChoice {
  /** How it reads an image, as a clause of a sentence. */
  readonly reading: string;
}

/** In the order of the page. */
export const encoders = {
  mlp: { text: 'MLP', reading: 'an MLP sees all pixels at once' },
  cnn: { text: 'CNN', reading: 'a CNN looks at small patches first' },
  'deep-cnn': {
    text: 'Deep CNN',
    reading: 'a deep CNN looks at small patches first, then at patches of those',
  },
  lstm: { text: 'LSTM', reading: 'an LSTM reads row by row from the top' },
} as const satisfies Readonly<Record<string, EncoderFacts>>;

/** The widths of an encoder. */
export const encoderWidths = {
  small: { text: 'Small' },
  medium: { text: 'Medium' },
  large: { text: 'Large' },
} as const satisfies Readonly<Record<string, NamedChoice>>;
