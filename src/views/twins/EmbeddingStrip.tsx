/** Draws an embedding as a block of cells. */

import { shareOf } from '../format.ts';
import styles from './twins.module.css';

interface EmbeddingStripProps {
  readonly title: string;
  /** The numbers; `null` for an empty pad. */
  readonly values: Float32Array | null;
  /** The count of the numbers, also for an empty pad. */
  readonly size: number;
  readonly colour: string;
  /** The magnitude of the darkest cell. */
  readonly scale: number;
  /** The turn of a pair of the batch: a new turn fills the strip again. */
  readonly turn?: number | null;
}

const cell = 10;
const gap = 1.5;

/** One cell per number; cells farther from 0 are darker. */
export function EmbeddingStrip(props: EmbeddingStripProps) {
  const { title, values, size, colour, scale, turn = null } = props;
  const columns = columnsFor(size);
  const rows = Math.ceil(size / columns);
  return (
    <div className={styles['strip']} aria-hidden>
      <span>{title}</span>
      <svg
        key={turn}
        className={turn === null ? undefined : styles['filling']}
        viewBox={`0 0 ${columns * cell} ${rows * cell}`}
        aria-hidden
      >
        {cellsOf(size, columns).map(({ place, x, y }) => (
          <rect
            key={place}
            x={x}
            y={y}
            width={cell - gap}
            height={cell - gap}
            rx={2}
            fill={colour}
            fillOpacity={0.08 + 0.92 * shareOf(Math.abs(values?.[place] ?? 0), scale)}
          />
        ))}
      </svg>
    </div>
  );
}

function cellsOf(size: number, columns: number): { place: number; x: number; y: number }[] {
  return Array.from({ length: size }, (_, place) => ({
    place,
    x: (place % columns) * cell + gap / 2,
    y: Math.floor(place / columns) * cell + gap / 2,
  }));
}

/** The block is about twice as high as wide. */
function columnsFor(size: number): number {
  return Math.max(1, Math.round(Math.sqrt(size / 2)));
}
