import { useEffect, useRef, useState } from 'react';
import type { PadName } from '../../store/drawing.ts';
import { usePlayground } from '../../store/usePlayground.ts';
import styles from './pads.module.css';
import { paintDrawing } from './paint.ts';
import { useDrawing } from './useDrawing.ts';

/** The surface that one draws on. */
export function PadCanvas({ pad, label }: { readonly pad: PadName; readonly label: string }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const drawing = usePlayground((state) => state.pads[pad].drawing);
  const sizePx = useDeviceSize(canvas);
  const theme = useDocumentTheme();
  const handlers = useDrawing(pad);

  useEffect(() => {
    const element = canvas.current;
    const context = element?.getContext('2d');
    if (element === null || context == null || sizePx === 0 || theme === undefined) return;
    element.width = sizePx;
    element.height = sizePx;
    paintDrawing(context, sizePx, drawing, getComputedStyle(element).color);
  }, [drawing, sizePx, theme]);

  return (
    <canvas
      ref={canvas}
      className={styles['surface']}
      role="img"
      aria-label={`Drawing ${label}`}
      {...handlers}
    />
  );
}

/** The element's width in device pixels, kept up to date. */
function useDeviceSize(element: { readonly current: HTMLElement | null }): number {
  const [sizePx, setSizePx] = useState(0);
  useEffect(() => {
    if (element.current === null) return;
    const observer = new ResizeObserver(([entry]) => {
      const width = entry?.contentRect.width ?? 0;
      setSizePx(Math.round(width * window.devicePixelRatio));
    });
    observer.observe(element.current);
    return () => observer.disconnect();
  }, [element]);
  return sizePx;
}

/** The theme that the document shows: ink is painted anew when it changes. */
function useDocumentTheme(): string | undefined {
  const [theme, setTheme] = useState(document.documentElement.dataset['theme']);
  useEffect(() => {
    const read = (): void => setTheme(document.documentElement.dataset['theme']);
    const observer = new MutationObserver(read);
    observer.observe(document.documentElement, { attributeFilter: ['data-theme'] });
    read();
    return () => observer.disconnect();
  }, []);
  return theme;
}
