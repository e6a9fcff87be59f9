import { useEffect, useRef } from 'react';
import { paintDigit } from '../pads/paint.ts';
import styles from './map.module.css';
import { useTestDigit } from './useTestDigit.ts';

/** The image of a test digit, small. */
export function DotPreview({ image }: { readonly image: number }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const digit = useTestDigit(image);
  useEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (context != null) paintDigit(context, digit?.pixels ?? null);
  }, [digit]);
  return <canvas ref={canvas} className={styles['preview']} width={28} height={28} aria-hidden />;
}
