/** Owns what a text in the search for a class means. Knows no React. */

import type { ClassFacts } from '../../settings/datasets.ts';
import { formatCount } from '../format.ts';

/**
 * The class that a text names while it is typed; `null` if it names none, or if a longer name begins with it:
 * who has typed 1 may go on to 12.
 */
export function classTyped({ classes }: Pick<ClassFacts, 'classes'>, text: string): number | null {
  const isOpen = classes.some((name) => name !== text && name.startsWith(text));
  return isOpen ? null : classNamed(classes, text);
}

/** The class with exactly this name; `null` if there is none. */
export function classNamed(classes: readonly string[], text: string): number | null {
  const label = classes.indexOf(text);
  return label === -1 ? null : label;
}

/**
 * The class that a finished text means: the one with this name, or the only one with the text in its name.
 * @returns a class index, or a sentence that says why there is none
 */
export function classMeant({ classes, classNoun }: ClassFacts, text: string): number | string {
  const named = classNamed(classes, text);
  if (named !== null) return named;
  const wanted = text.toLowerCase();
  const found = [...classes.keys()].filter((label) =>
    (classes[label] ?? '').toLowerCase().includes(wanted),
  );
  const [only] = found;
  if (only === undefined) return `No ${classNoun.one} has “${text}” in its name.`;
  if (found.length === 1) return only;
  return `${formatCount(found.length)} ${classNoun.many} have “${text}” in their names: choose one of the list.`;
}
