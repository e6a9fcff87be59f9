/** Does to the page what a browser's translator does to it. */
import type { Page } from '@playwright/test';

/** A text as this translator writes it. */
export function translated(text: string): string {
  return `«${text.trim()}»`;
}

/**
 * From the next page on, every text node is taken out and two nested `font` elements with another text
 * stand in its place; so is every text that the page writes later. Spaces between words are texts too.
 */
export async function translate(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const isForReaders = (text: Node): boolean =>
      text.parentElement !== null &&
      text.parentElement.closest('font, script, style, textarea, option') === null &&
      document.body.contains(text);

    const replace = (text: Node): void => {
      if (!isForReaders(text)) return;
      const words = text.nodeValue?.trim() ?? '';
      const outer = document.createElement('font');
      const inner = document.createElement('font');
      inner.textContent = words === '' ? text.nodeValue : ` «${words}» `;
      outer.append(inner);
      text.parentNode?.replaceChild(outer, text);
    };

    const replaceAll = (): void => {
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      const texts: Node[] = [];
      while (walker.nextNode()) texts.push(walker.currentNode);
      for (const text of texts) replace(text);
    };

    document.addEventListener('DOMContentLoaded', () => {
      const observer = new MutationObserver(replaceAll);
      observer.observe(document.body, { childList: true, characterData: true, subtree: true });
      replaceAll();
    });
  });
}
