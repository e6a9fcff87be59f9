/** Looks for words of the page that cannot be read: cut off, or lying on each other. */
import type { Page } from '@playwright/test';

/** The spacing of text that WCAG 2.2 asks every page to bear (1.4.12). */
export const textSpacing = `* {
  line-height: 1.5 !important;
  letter-spacing: 0.12em !important;
  word-spacing: 0.16em !important;
}
p { margin-bottom: 2em !important; }`;

/** How far the page is wider than the screen, in CSS pixels. */
export async function sidewaysOverflow(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
}

/** The visible words that are cut off by a box, and the pairs of words that lie on each other. */
export async function illegibleWords(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    interface Words {
      readonly text: string;
      readonly element: Element;
      readonly lines: readonly DOMRect[];
    }
    /** What is hidden, and what is meant to lie over the page. */
    const apart = 'script, style, noscript, [role="tooltip"], [data-testid="dot-preview"]';

    const isSeen = (element: Element): boolean => {
      if (element.closest(apart) !== null) return false;
      if (!element.checkVisibility({ visibilityProperty: true, opacityProperty: true }))
        return false;
      for (let at: Element | null = element; at !== null; at = at.parentElement) {
        const { clipPath, position } = getComputedStyle(at);
        // What lies over the page on purpose covers words; it is looked at alone.
        if (clipPath !== 'none' || position === 'sticky') return false;
      }
      return true;
    };

    const found: Words[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const node = walker.currentNode;
      const element = node.parentElement;
      const text = node.nodeValue?.trim() ?? '';
      if (element === null || text === '' || !isSeen(element)) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      found.push({ text, element, lines: Array.from(range.getClientRects()) });
    }

    /** The nearest box that cuts off what does not fit; `null` where one can scroll to it. */
    const cuttingBox = (element: Element): Element | null => {
      const whole = 'body, html, svg';
      let at: Element | null = element;
      while (at !== null && getComputedStyle(at).overflow === 'visible') at = at.parentElement;
      if (at === null || at.matches(whole)) return null;
      return /auto|scroll/.test(getComputedStyle(at).overflow) ? null : at;
    };

    const cut = found.flatMap(({ text, element, lines }) => {
      const box = cuttingBox(element)?.getBoundingClientRect();
      if (box === undefined) return [];
      const isCut = lines.some(
        ({ left, right, top, bottom }) =>
          Math.max(box.left - left, right - box.right) > 1 ||
          // A line of text is higher than its letters.
          Math.max(box.top - top, bottom - box.bottom) > 4,
      );
      return isCut ? [`cut: ${text}`] : [];
    });

    const overlapping = found.flatMap((one, index) =>
      found.slice(index + 1).flatMap((other) => {
        const isOne = one.lines.some((line) =>
          other.lines.some((beside) => {
            const width = Math.min(line.right, beside.right) - Math.max(line.left, beside.left);
            const height = Math.min(line.bottom, beside.bottom) - Math.max(line.top, beside.top);
            // Lines of text share a little of their heights without touching.
            return width > 1 && height > 0.3 * Math.min(line.height, beside.height);
          }),
        );
        return isOne ? [`on each other: ${one.text} | ${other.text}`] : [];
      }),
    );
    return [...cut, ...overlapping];
  });
}
