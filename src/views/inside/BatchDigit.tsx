/** Draws an image of the batch of a step. */
import { useMemo } from 'react';
import { DigitImage as GreyDigit } from '../components/DigitImage.tsx';
import styles from './pairs.module.css';

interface BatchDigitProps {
  /** 784 values, 0…1. */
  readonly pixels: Float32Array;
}

/** Hidden from screen readers: the text beside it names the image. */
export function BatchDigit({ pixels }: BatchDigitProps) {
  const greys = useMemo(
    () => Uint8Array.from(pixels, (value) => Math.round(255 * value)),
    [pixels],
  );
  return <GreyDigit pixels={greys} className={styles['digit']} />;
}
