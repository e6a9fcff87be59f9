/** Puts the map into words and into a table. */
import type { EmbeddingMap, GalleryDigits } from '../../store/core/state.ts';
import type { PictureTable } from '../components/picture/pictureTable.ts';
import { formatCount, formatSteps } from '../format.ts';
import { centreOf } from './paintMap.ts';

export const emptySummary =
  'Two thousand digits that the network never trains on, each where the network puts it: watch ten heaps form.';

/** The PCA layout in one line. */
export function summaryOf({ step, separation, positions }: EmbeddingMap): string {
  const digits = `${formatCount(positions.length / 2)} test digits`;
  const when = step === 0 ? 'before any training' : `after ${formatSteps(step)}`;
  if (separation === null) return `${digits} ${when}, all at one point.`;
  return (
    `${digits} ${when}; the digits lie ${separation.toFixed(1)} times ` +
    'further apart than each spreads.'
  );
}

/** The UMAP layout in one line. */
export function umapSummary({ step, positions }: Pick<EmbeddingMap, 'step' | 'positions'>): string {
  return (
    `${formatCount(positions.length / 2)} test digits by UMAP, as of step ${formatCount(step)}: ` +
    'near ones are alike; how far apart heaps lie means little.'
  );
}

/** First the centre of each class, then one row per dot. */
export function tableOf(
  { positions }: Pick<EmbeddingMap, 'positions'>,
  { images, labels }: GalleryDigits,
): PictureTable {
  const classes = [...new Set(labels)].sort((one, other) => one - other);
  const centres = classes.map((label) => {
    const centre = centreOf(positions, labels, label);
    return ['centre', label, centre?.x ?? null, centre?.y ?? null];
  });
  const dots = Array.from(labels, (label, dot) => [
    images[dot] ?? null,
    label,
    positions[2 * dot] ?? null,
    positions[2 * dot + 1] ?? null,
  ]);
  return { columns: ['test digit', 'digit', 'x', 'y'], rows: [...centres, ...dots] };
}
