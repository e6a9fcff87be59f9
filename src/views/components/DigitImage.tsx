/** Draws a small digit, as the network sees it. */
import { useEffect, useRef } from 'react';
import { paintDigit } from './paintDigit.ts';
import { plainContext } from './plainContext.ts';

interface DigitImageProps {
  /** 784 grey values; `null`: black. */
  readonly pixels: Uint8Array | null;
  readonly className?: string | undefined;
}

/** Hidden from screen readers: the text beside it names the digit. */
export function DigitImage({ pixels, className }: DigitImageProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const context = plainContext(canvas.current);
    if (context !== null) paintDigit(context, pixels);
  }, [pixels]);
  return <canvas ref={canvas} className={className} width={28} height={28} aria-hidden />;
}
