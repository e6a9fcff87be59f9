/** Draws a sheet of made-up symbols, so that a person sees what they are. */
import { useMemo } from 'react';
import { sheetSize, symbolSheet } from '../../../store/symbols/sheet.ts';
import { DigitImage } from '../../components/DigitImage.tsx';
import styles from './symbolSheet.module.css';

interface SymbolSheetProps {
  /** The seed of the run. */
  readonly seed: number;
}

/** A row for each symbol, with its first drawings. */
export function SymbolSheet({ seed }: SymbolSheetProps) {
  const sheet = useMemo(() => symbolSheet(seed), [seed]);
  const { symbols, drawings } = sheetSize;
  return (
    <figure
      className={styles['figure']}
      aria-label="Made-up symbols"
      data-testid="symbol-sheet"
      data-seed={seed}
    >
      <div className={styles['sheet']} style={{ gridTemplateColumns: `repeat(${drawings}, 1fr)` }}>
        {sheet.map(({ name, pixels }) => (
          <DigitImage key={name} pixels={pixels} className={styles['drawing']} />
        ))}
      </div>
      <figcaption className={styles['caption']}>
        {`${symbols} of the symbols, one in each row: every drawing of it is a little different.`}
      </figcaption>
    </figure>
  );
}
