/** Follows what forces a canvas to be repainted: its size, the screen's pixel ratio and the theme. */
import { useEffect, useState, useSyncExternalStore } from 'react';

/** Some changes of the pixel ratio come without an event: on remote screens, say. */
const lookAgainMs = 1_000;

/** The width of the element in device pixels, always current; 0 before it is known. */
export function useDeviceSize(element: { readonly current: HTMLElement | null }): number {
  const [width, setWidth] = useState(0);
  const ratio = usePixelRatio();
  useEffect(() => {
    if (element.current === null) return;
    const observer = new ResizeObserver(([entry]) => setWidth(entry?.contentRect.width ?? 0));
    observer.observe(element.current);
    return () => observer.disconnect();
  }, [element]);
  return Math.round(width * ratio);
}

/**
 * Device pixels per CSS pixel, always current. It changes when a window moves to another screen and when
 * a person zooms; the size of an element in CSS pixels may stay the same.
 */
export function usePixelRatio(): number {
  return useSyncExternalStore(followPixelRatio, () => window.devicePixelRatio);
}

/** Calls the listener at each change, until the returned function is called. */
function followPixelRatio(listener: () => void): () => void {
  let stop = (): void => {};
  // The query asks for one ratio: after a change, the next one has to ask for another.
  const watch = (): void => {
    const query = window.matchMedia(`(resolution: ${window.devicePixelRatio}dppx)`);
    const onChange = (): void => {
      stop();
      watch();
      listener();
    };
    query.addEventListener('change', onChange);
    stop = () => query.removeEventListener('change', onChange);
  };
  watch();
  // Where the query rounds the ratio, it does not match and tells nothing; most changes also resize.
  window.addEventListener('resize', listener);
  const timer = setInterval(listener, lookAgainMs);
  return () => {
    stop();
    clearInterval(timer);
    window.removeEventListener('resize', listener);
  };
}

/**
 * The theme of the document, a contrast theme of the system by its own name (`dark forced`): a change of
 * theme changes the colour of the ink.
 */
export function useDocumentTheme(): string | undefined {
  const [theme, setTheme] = useState(documentTheme);
  useEffect(() => {
    const read = (): void => setTheme(documentTheme);
    const observer = new MutationObserver(read);
    const attributeFilter = ['data-theme', 'data-contrast'];
    observer.observe(document.documentElement, { attributeFilter });
    read();
    return () => observer.disconnect();
  }, []);
  return theme;
}

function documentTheme(): string | undefined {
  const { theme, contrast } = document.documentElement.dataset;
  return contrast === 'forced' ? `${theme} forced` : theme;
}
