import { useEffect, useRef } from 'react';
import { paintDigit } from '../pads/paint.ts';
import styles from './digitThumb.module.css';

interface DigitThumbProps {
  /** 784 grey values. */
  readonly pixels: Uint8Array;
  readonly className?: string | undefined;
}

/** A small picture of a digit as the network takes it; what it is, its surroundings say. */
export function DigitThumb({ pixels, className = '' }: DigitThumbProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (context != null) paintDigit(context, pixels);
  }, [pixels]);
  return (
    <canvas
      ref={canvas}
      className={`${styles['thumb']} ${className}`}
      width={28}
      height={28}
      aria-hidden
    />
  );
}
