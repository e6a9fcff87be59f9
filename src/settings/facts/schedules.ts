/**
 * Owns one row of facts for each course of the learning rate after its warm-up. A new one needs a row
 * here and one in `siamese/training/schedule.ts`. Imports no other table.
 */
import type { ExplainedChoice } from './wordsOfChoice.ts';

/** In the order of the page. */
export const schedules = {
  constant: { text: 'Constant', meaning: 'The learning rate stays as it is to the end.' },
  linear: {
    text: 'Falling in a line',
    meaning: 'The learning rate falls evenly, to 0 at the last step.',
  },
  cosine: {
    text: 'Falling in a cosine',
    meaning:
      'The learning rate falls to 0 at the last step, slowly at first and slowly at the end.',
    source: 'Loshchilov, Hutter 2017',
  },
} as const satisfies Readonly<Record<string, ExplainedChoice>>;
