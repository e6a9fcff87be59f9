/** Takes the classes away of which no image is left. */
import { DataFileError } from '../dataFileError.ts';
import type { FoundData, FoundPart } from '../foundData.ts';

type Seen = Pick<FoundData, 'name' | 'classes' | 'families' | 'parts' | 'leftOut'>;

/**
 * The same data with the classes alone of which there is an image.
 * @throws DataFileError when fewer than two are left
 */
export function withSeenClasses({ name, classes, families, parts, leftOut }: Seen): Seen {
  const seen = new Set(parts.flatMap(({ labels }) => [...new Set(labels)]));
  const kept = [...classes.keys()].filter((label) => seen.has(label));
  if (kept.length < 2) {
    const [only = 0] = kept;
    const found =
      kept.length === 0 ? 'no image that can be read' : `one class only, ${classes[only]}`;
    const why = leftOut.map((left) => ` ${left.what} (${left.count}): ${left.why}.`).join('');
    throw new DataFileError(
      `${name} has ${found}: at least two classes are needed to tell apart.${why}`,
    );
  }
  const newLabels = new Map(kept.map((label, index) => [label, index]));
  const relabelled = (part: FoundPart): FoundPart => ({
    ...part,
    labels: part.labels.map((label) => newLabels.get(label) ?? 0),
  });
  const choose = (items: readonly string[]): string[] =>
    kept.flatMap((label) => items.slice(label, label + 1));
  return {
    name,
    classes: choose(classes),
    families: families === null ? null : choose(families),
    parts: parts.filter(({ count }) => count > 0).map(relabelled),
    leftOut,
  };
}
