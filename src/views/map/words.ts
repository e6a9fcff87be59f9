/** Puts the map into words and into a table. */
import { type ClassFacts, type ClassNoun, classNameOf } from '../../settings/datasets.ts';
import type { EmbeddingMap, GalleryDigits } from '../../store/core/state.ts';
import type { PictureTable } from '../components/picture/pictureTable.ts';
import { formatCount, formatSteps } from '../format.ts';
import { centreOf } from './paintMap.ts';

/** What will be seen before there is a map. */
export function emptySummary({ classes, classNoun }: ClassFacts): string {
  return `Two thousand ${classNoun.many} that the network never trains on, each where the network puts it: watch ${countInWords(classes.length)} heaps form.`;
}

const smallCounts = 'no one two three four five six seven eight nine ten eleven twelve'.split(' ');

/** “ten”, but “26”. */
function countInWords(count: number): string {
  return smallCounts[count] ?? formatCount(count);
}

/** The PCA layout in one line. */
export function summaryOf(
  { step, separation, positions }: EmbeddingMap,
  { many }: ClassNoun,
): string {
  const dots = `${formatCount(positions.length / 2)} test ${many}`;
  const when = step === 0 ? 'before any training' : `after ${formatSteps(step)}`;
  if (separation === null) return `${dots} ${when}, all at one point.`;
  return (
    `${dots} ${when}; the ${many} lie ${separation.toFixed(1)} times ` +
    'further apart than each spreads.'
  );
}

/** The UMAP layout in one line. */
export function umapSummary(
  { step, positions }: Pick<EmbeddingMap, 'step' | 'positions'>,
  { many }: ClassNoun,
): string {
  return (
    `${formatCount(positions.length / 2)} test ${many} by UMAP, as of step ${formatCount(step)}: ` +
    'near ones are alike; how far apart heaps lie means little.'
  );
}

/** First the centre of each class, then one row per dot. */
export function tableOf(
  { positions }: Pick<EmbeddingMap, 'positions'>,
  { images, labels }: GalleryDigits,
  dataset: ClassFacts,
): PictureTable {
  const classes = [...new Set(labels)].sort((one, other) => one - other);
  const centres = classes.map((label) => {
    const centre = centreOf(positions, labels, label);
    return ['centre', classNameOf(dataset, label), centre?.x ?? null, centre?.y ?? null];
  });
  const dots = Array.from(labels, (label, dot) => [
    images[dot] ?? null,
    classNameOf(dataset, label),
    positions[2 * dot] ?? null,
    positions[2 * dot + 1] ?? null,
  ]);
  const { one } = dataset.classNoun;
  return { columns: [`test ${one}`, one, 'x', 'y'], rows: [...centres, ...dots] };
}
