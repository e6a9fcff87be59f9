/** Owns which classes of a data set training sees. */
import type { ClassFacts } from './datasets.ts';
import { sources } from './facts/sources.ts';
import type { RunSettings } from './settings.ts';

/**
 * The classes that are in training batches: none where a run learns from symbols alone, else those that are
 * not held out.
 * @returns class indices, ascending
 */
export function seenClassesOf(
  { classes }: Pick<ClassFacts, 'classes'>,
  { learnFrom, heldOutDigits }: Pick<RunSettings, 'learnFrom' | 'heldOutDigits'>,
): number[] {
  if (!sources[learnFrom].hasDigits) return [];
  return Array.from(classes.keys()).filter((label) => !heldOutDigits.includes(label));
}

/** The other classes: those that no training batch contains; ascending. */
export function unseenClassesOf(
  dataset: Pick<ClassFacts, 'classes'>,
  settings: Pick<RunSettings, 'learnFrom' | 'heldOutDigits'>,
): number[] {
  const seen = seenClassesOf(dataset, settings);
  return Array.from(dataset.classes.keys()).filter((label) => !seen.includes(label));
}
