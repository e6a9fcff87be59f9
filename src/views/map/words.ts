/** Puts the map into words and into a table. */
import { type ClassFacts, classNameOf, type DatasetFacts } from '../../settings/datasets.ts';
import type { EmbeddingMap, GalleryDigits } from '../../store/core/state.ts';
import type { PictureTable } from '../components/picture/pictureTable.ts';
import { formatCount, formatSteps } from '../format.ts';
import { centreOf } from './paintDots.ts';
import { lookCount } from './shapes.ts';

type Facts = Pick<DatasetFacts, 'classes' | 'classNoun' | 'imageNoun'>;
type Nouns = Pick<Facts, 'classNoun' | 'imageNoun'>;

/** What will be seen before there is a map. */
export function emptySummary({ classes, imageNoun }: Facts): string {
  return `Two thousand ${imageNoun.many} that the network never trains on, each where the network puts it: watch ${countInWords(classes.length)} heaps form.`;
}

const smallCounts = 'no one two three four five six seven eight nine ten eleven twelve'.split(' ');

/** “ten”, but “26”. */
function countInWords(count: number): string {
  return smallCounts[count] ?? formatCount(count);
}

/** The PCA layout in one line. */
export function summaryOf(
  { step, separation, positions }: EmbeddingMap,
  { classNoun: { many }, imageNoun }: Nouns,
): string {
  const dots = `${formatCount(positions.length / 2)} test ${imageNoun.many}`;
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
  { imageNoun }: Nouns,
): string {
  return (
    `${formatCount(positions.length / 2)} test ${imageNoun.many} by UMAP, as of step ${formatCount(step)}: ` +
    'near ones are alike; how far apart heaps lie means little.'
  );
}

/** How far colours and shapes tell many classes apart. */
export function looksWords({ classes, classNoun: { many } }: ClassFacts): string {
  const count = `${formatCount(classes.length)} ${many}`;
  const looks =
    classes.length > lookCount
      ? `${count} in ${lookCount} looks: some have the same colour and shape.`
      : `${count}, each with its own colour and shape.`;
  return `${looks} Press a dot to see what it is.`;
}

/**
 * What the map shows of the classes that are picked out.
 * @param dots of these classes; `null` before there are any dots
 */
export function pickedWords(
  picked: number,
  dots: number | null,
  { classes, classNoun: { many } }: ClassFacts,
): string {
  const count = `Picked out: ${formatCount(picked)} of ${formatCount(classes.length)} ${many}`;
  if (dots === null) return `${count}.`;
  const ofThem = dots === 0 ? 'no dots' : dots === 1 ? '1 dot' : `${formatCount(dots)} dots`;
  return `${count}, with ${ofThem}; all other dots are grey.`;
}

/** First the centre of each class, then one row per dot. */
export function tableOf(
  { positions }: Pick<EmbeddingMap, 'positions'>,
  { images, labels }: GalleryDigits,
  dataset: Facts,
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
  const { classNoun, imageNoun } = dataset;
  return {
    columns: [`test ${imageNoun.one}`, classNoun.one, 'x', 'y'],
    rows: [...centres, ...dots],
  };
}
