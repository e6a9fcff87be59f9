/**
 * Owns which classes the map shows: all but those that a person has hidden in the legend or, of classes too
 * many for a legend, those that a person has picked out. Knows no canvas.
 */

/** Of more classes there is no legend, and their names would lie on each other. */
export const mostInLegend = 30;

export interface ShownClasses {
  /** Whether the dots of a class are painted in full. Only such dots can be pointed at. */
  readonly has: (label: number) => boolean;
  /** Class indices, ascending: those whose names stand among their dots. */
  readonly named: readonly number[];
  /** Whether the dots of the others are painted faintly, or else not at all. */
  readonly areOthersFaint: boolean;
}

/** Whether a person searches for classes, instead of hiding some in a legend. */
export function areForSearch(classCount: number): boolean {
  return classCount > mostInLegend;
}

/**
 * @param chosen class indices: those hidden in the legend or, where classes are searched for, those picked
 *   out; with none of these, all classes are shown
 */
export function shownClasses(classCount: number, chosen: readonly number[]): ShownClasses {
  const isChosen = new Set(chosen);
  const all = Array.from({ length: classCount }, (_, label) => label);
  if (!areForSearch(classCount)) {
    const has = (label: number): boolean => !isChosen.has(label);
    return { has, named: all.filter(has), areOthersFaint: false };
  }
  if (chosen.length === 0) return { has: () => true, named: [], areOthersFaint: false };
  const has = (label: number): boolean => isChosen.has(label);
  const named = all.filter(has);
  return { has, named: named.length > mostInLegend ? [] : named, areOthersFaint: true };
}

/** Names with more letters than this need more room. */
const mostLettersOfShort = 3;

/** Whether some of these names are words, and not numerals or letters. */
export function haveLongNames(names: readonly string[]): boolean {
  return names.some((name) => name.length > mostLettersOfShort);
}

/** How many of the dots are painted in full. */
export function countShown(labels: Uint16Array, { has }: ShownClasses): number {
  return labels.reduce((count, label) => count + (has(label) ? 1 : 0), 0);
}
