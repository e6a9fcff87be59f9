/** Draws a number that may be tiny or huge. */
import styles from './flow.module.css';

interface ScientificProps {
  readonly value: number;
  /** Number of significant digits; one is enough for a rounding error. */
  readonly digits?: number;
}

/** The same number of digits at every size: 3 · 10⁻⁷. */
export function Scientific({ value, digits = 1 }: ScientificProps) {
  if (value === 0) return <span className={styles['number']}>0</span>;
  if (!Number.isFinite(value)) return <span className={styles['number']}>–</span>;
  if (value >= 0.01 && value < 1e6)
    return <span className={styles['number']}>{value.toPrecision(digits)}</span>;
  const [mantissa, exponent = ''] = value.toExponential(digits - 1).split('e');
  return (
    <span className={styles['number']}>
      <span>{`${mantissa}\u202f·\u202f10`}</span>
      <sup>{exponent.replace('-', '−').replace('+', '')}</sup>
    </span>
  );
}
