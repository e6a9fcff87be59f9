/** Puts what was found in a person's files into words. Imports no React. */
import type { FoundSummary, LeftOut } from '../../store/datasets/datasets.ts';
import { formatCount } from '../format.ts';

/** So many names of classes are told. */
const mostNames = 16;

/** What was found, in one or two sentences. */
export function countWords({ format, sizePx, counts, hasOwnTest, classes }: FoundSummary): string {
  const { train, validation, test } = counts;
  const size =
    sizePx === null ? 'of several sizes' : `of ${sizePx.width} × ${sizePx.height} pixels`;
  const split = hasOwnTest ? 'as the files say' : 'drawn at random, class by class';
  return (
    `${formatCount(train + validation + test)} images ${size} in ${formatCount(classes.length)} classes (${format}). ` +
    `${formatCount(train)} are to train on, ${formatCount(validation)} choose the threshold, ${formatCount(test)} test: ${split}.`
  );
}

/** The names of the classes; of very many, the first ones. */
export function classWords(classes: readonly string[]): string {
  const told = classes.slice(0, mostNames).join(', ');
  const more = classes.length - mostNames;
  return more > 0 ? `${told} and ${formatCount(more)} more` : told;
}

/** What is left out, and why, in one sentence. */
export function leftOutWords({ what, count, why, example }: LeftOut): string {
  const number = count === 1 ? '' : ` (${formatCount(count)})`;
  const one = example === undefined ? '' : `, such as ${example}`;
  return `${what}${number}${one}: ${why}`;
}
