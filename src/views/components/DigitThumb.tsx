import { DigitImage } from './DigitImage.tsx';
import styles from './digitThumb.module.css';

interface DigitThumbProps {
  /** 784 grey values. */
  readonly pixels: Uint8Array;
  readonly className?: string | undefined;
}

/** A small picture of a digit as the network takes it; what it is, its surroundings say. */
export function DigitThumb({ pixels, className = '' }: DigitThumbProps) {
  return <DigitImage pixels={pixels} className={`${styles['thumb']} ${className}`} />;
}
