/** Owns the stylesheets of lazy parts that did not arrive. */

/**
 * Takes stylesheets that do not arrive out of the page and tells their addresses, until the returned
 * function is called.
 */
export function watchBrokenStyles(onBroken: (address: string) => void): () => void {
  const take = ({ target }: Event): void => {
    if (!(target instanceof HTMLLinkElement) || target.rel !== 'stylesheet') return;
    target.remove();
    onBroken(target.href);
  };
  document.addEventListener('error', take, { capture: true });
  return () => document.removeEventListener('error', take, { capture: true });
}

/**
 * Puts a stylesheet into the page and waits for it.
 * @throws Error when it does not arrive; it is not in the page then
 */
export async function loadStyle(address: string): Promise<void> {
  const link = document.createElement('link');
  link.rel = 'stylesheet';
  link.crossOrigin = '';
  link.href = address;
  await new Promise((resolve, reject) => {
    link.addEventListener('load', resolve);
    link.addEventListener('error', () => {
      link.remove();
      reject(new Error(`${address} did not arrive`));
    });
    document.head.append(link);
  });
}
