/** Draws the preview of a dot: the small image of its test digit. */
import { DigitImage } from '../components/DigitImage.tsx';
import styles from './map.module.css';
import { useTestDigit } from './useTestDigit.ts';

/** The image is empty until it arrives. */
export function DotPreview({ image }: { readonly image: number }) {
  const digit = useTestDigit(image);
  return <DigitImage pixels={digit?.pixels ?? null} className={styles['preview']} />;
}
