/** Draws a thumbnail of a digit. */
import { DigitImage } from './DigitImage.tsx';
import styles from './digitThumb.module.css';

interface DigitThumbProps {
  /** 784 grey values. */
  readonly pixels: Uint8Array;
  readonly className?: string | undefined;
}

/** Hidden from screen readers: the text beside it names the digit. */
export function DigitThumb({ pixels, className = '' }: DigitThumbProps) {
  return <DigitImage pixels={pixels} className={`${styles['thumb']} ${className}`} />;
}
