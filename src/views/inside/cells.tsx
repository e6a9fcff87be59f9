import { formatCount } from '../format.ts';
import styles from './flow.module.css';
import { Scientific } from './Scientific.tsx';

interface LayerNameProps {
  readonly name: string;
  readonly parameterCount: number;
}

/** The head of a layer's row. */
export function LayerName({ name, parameterCount }: LayerNameProps) {
  return (
    <th scope="row">
      {name} <span>{formatCount(parameterCount)}</span>
    </th>
  );
}

/** Longest lengths under this would be rows of zeros as plain decimals. */
const smallestPlainScale = 1e-3;

interface LengthCellProps {
  readonly length: number;
  /** The length of a bar as wide as the column. */
  readonly scale: number;
  /** The tower that it is of. */
  readonly side: 'a' | 'b' | 'both';
}

/** A length as a number over its bar. */
export function LengthCell({ length, scale, side }: LengthCellProps) {
  return (
    <td>
      {scale < smallestPlainScale ? <Scientific value={length} digits={3} /> : plain(length, scale)}
      <Bar share={scale === 0 ? 0 : length / scale} side={side} />
    </td>
  );
}

interface BarProps {
  readonly share: number;
  readonly side: 'a' | 'b' | 'both';
}

/** A bar; the number beside it says the same. */
export function Bar({ share, side }: BarProps) {
  return (
    <span className={styles['track']} aria-hidden>
      <span className={styles['bar']} data-side={side} style={{ width: `${100 * share}%` }} />
    </span>
  );
}

/** As many decimals in all of a table as give its longest length four digits: what is aligned compares. */
function plain(length: number, scale: number): string {
  return length.toFixed(Math.max(0, 3 - Math.floor(Math.log10(scale))));
}
