import { useEffect, useRef } from 'react';
import { paintDigit } from '../pads/paint.ts';
import styles from './pairs.module.css';

interface DigitImageProps {
  /** 784 values, 0…1. */
  readonly pixels: Float32Array;
}

/** An image of the step, as the network sees it; what it is, its surroundings say. */
export function DigitImage({ pixels }: DigitImageProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const context = canvas.current?.getContext('2d');
    const greys = Uint8Array.from(pixels, (value) => Math.round(255 * value));
    if (context != null) paintDigit(context, greys);
  }, [pixels]);
  return <canvas ref={canvas} className={styles['digit']} width={28} height={28} aria-hidden />;
}
