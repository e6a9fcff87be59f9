import { DigitImage } from '../components/DigitImage.tsx';
import styles from './map.module.css';
import { useTestDigit } from './useTestDigit.ts';

/** The image of a test digit, small. */
export function DotPreview({ image }: { readonly image: number }) {
  const digit = useTestDigit(image);
  return <DigitImage pixels={digit?.pixels ?? null} className={styles['preview']} />;
}
