/** Follows the two things that force a canvas to be repainted: its size and the theme. */
import { useEffect, useState } from 'react';

/** The width of the element in device pixels, always current; 0 before it is known. */
export function useDeviceSize(element: { readonly current: HTMLElement | null }): number {
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

/** The theme of the document: a change of theme changes the colour of the ink. */
export function useDocumentTheme(): string | undefined {
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
