import styles from './twins.module.css';

interface EmbeddingStripProps {
  readonly title: string;
  /** The numbers, or `null` for an empty pad. */
  readonly values: Float32Array | null;
  /** How many numbers there are, empty or not. */
  readonly size: number;
  readonly colour: string;
  /** The magnitude that is drawn darkest. */
  readonly scale: number;
  /** Which pair of a batch they are of; a new one fills the strip anew. */
  readonly turn?: number | null;
}

const cell = 10;
const gap = 1.5;

/** An embedding as a block of cells: the darker, the further from 0. */
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
            fillOpacity={0.08 + 0.92 * Math.min(1, Math.abs(values?.[place] ?? 0) / scale)}
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

/** About twice as high as wide. */
function columnsFor(size: number): number {
  return Math.max(1, Math.round(Math.sqrt(size / 2)));
}
