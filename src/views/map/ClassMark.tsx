/** Draws the mark of a class as it is on the map: its shape in its colour. */
import styles from './map.module.css';
import { cornersOf } from './shapes.ts';

interface ClassMarkProps {
  readonly label: number;
  readonly colour: string | undefined;
}

export function ClassMark({ label, colour }: ClassMarkProps) {
  const corners = cornersOf(label);
  return (
    <svg className={styles['mark']} viewBox="-2 -2 4 4" fill={colour} aria-hidden>
      {corners.length === 0 ? (
        <circle r={1} />
      ) : (
        <polygon points={corners.map(({ x, y }) => `${x},${y}`).join(' ')} />
      )}
    </svg>
  );
}
