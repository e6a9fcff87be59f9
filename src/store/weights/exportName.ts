/** Owns what an exported file is called where a person's own data were learnt from. */
import type { DatasetFacts } from '../../settings/datasets.ts';

/**
 * The worker's name of a file with the title of own data in it: “siamese-letters-cnn-….json”. Only letters
 * and digits of the title are in it, so that every system can have a file of that name.
 */
export function exportNameFor(
  name: string,
  { title, manifestPath }: Pick<DatasetFacts, 'title' | 'manifestPath'>,
): string {
  if (manifestPath !== null) return name;
  const words =
    title
      .normalize('NFC')
      .toLowerCase()
      .match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}]*/gu) ?? [];
  return name.replace(/^siamese(?=[-.])/, ['siamese', ...words].join('-'));
}
