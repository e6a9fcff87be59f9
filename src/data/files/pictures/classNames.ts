/** Names classes after their folders. */
import { longestName } from '../bounds.ts';

const byNumber = new Intl.Collator('en', { numeric: true });

/** Sorted as people sort: 2 before 10. */
export function sortedClasses(paths: Iterable<string>): string[] {
  return [...paths].toSorted(
    (one, other) => byNumber.compare(one, other) || (one < other ? -1 : 1),
  );
}

/** Short names, no two of them alike: of a long path its end. */
export function shortNames(paths: readonly string[]): string[] {
  const taken = new Set<string>();
  return paths.map((path) => {
    const short = shortened(path, longestName);
    let name = short;
    for (let number = 2; taken.has(name); number++) {
      const ending = ` (${number})`;
      name = shortened(path, longestName - ending.length) + ending;
    }
    taken.add(name);
    return name;
  });
}

function shortened(path: string, longest: number): string {
  const letters = [...path];
  return letters.length <= longest ? path : `…${letters.slice(1 - longest).join('')}`;
}
