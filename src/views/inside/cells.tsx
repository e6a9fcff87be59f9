/** Draws the cells that the tables of a step have in common. */
import { formatCount, shareOf } from '../format.ts';
import styles from './flow.module.css';
import { Scientific } from './Scientific.tsx';

interface LayerNameProps {
  readonly name: string;
  readonly parameterCount: number;
}

/** The header of a row: layer name and number of weights. */
export function LayerName({ name, parameterCount }: LayerNameProps) {
  return (
    <th scope="row">
      <span>{name}</span> <span>{formatCount(parameterCount)}</span>
    </th>
  );
}

/** If the longest length is below this, plain decimals would be mostly zeros. */
const smallestPlainScale = 1e-3;
/** If it is above this, plain digits would not fit. */
const largestPlainScale = 1e6;

interface LengthCellProps {
  readonly length: number;
  /** The length whose bar is as wide as the column. */
  readonly scale: number;
  /** The tower of this length. */
  readonly side: 'a' | 'b' | 'both';
}

/** A length, with a bar below it. */
export function LengthCell({ length, scale, side }: LengthCellProps) {
  return (
    <td>
      {scale < smallestPlainScale || scale > largestPlainScale ? (
        <Scientific value={length} digits={3} />
      ) : (
        <span>{plain(length, scale)}</span>
      )}
      <Bar share={shareOf(length, scale)} side={side} />
    </td>
  );
}

interface BarProps {
  readonly share: number;
  readonly side: 'a' | 'b' | 'both';
}

/** Hidden from screen readers: the number beside the bar says the same. */
export function Bar({ share, side }: BarProps) {
  return (
    <span className={styles['track']} aria-hidden>
      <span className={styles['bar']} data-side={side} style={{ width: `${100 * share}%` }} />
    </span>
  );
}

/**
 * All cells have the same number of decimals, so that they can be compared; the longest length has four
 * digits.
 */
function plain(length: number, scale: number): string {
  return length.toFixed(Math.max(0, 3 - Math.floor(Math.log10(scale))));
}
