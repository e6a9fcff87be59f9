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
      /** What lies over the page with these words: words of one layer only are compared. */
      readonly layer: Element | null;
      readonly lines: readonly DOMRect[];
    }
    /** What is hidden, and what is meant to lie over the page. */
    const apart = 'script, style, noscript, [role="tooltip"], [data-testid="dot-preview"]';

    const above = (element: Element, isOne: (style: CSSStyleDeclaration) => boolean) => {
      let at: Element | null = element;
      while (at !== null && !isOne(getComputedStyle(at))) at = at.parentElement;
      return at;
    };
    const isSeen = (element: Element): boolean =>
      element.closest(apart) === null &&
      element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) &&
      above(element, ({ clipPath }) => clipPath !== 'none') === null;

    const found: Words[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const node = walker.currentNode;
      const element = node.parentElement;
      const text = node.nodeValue?.trim() ?? '';
      if (element === null || text === '' || !isSeen(element)) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      found.push({
        text,
        element,
        layer: above(element, ({ position }) => position === 'fixed' || position === 'sticky'),
        lines: Array.from(range.getClientRects()),
      });
    }

    /** The nearest box that cuts off what does not fit; `null` where one can scroll to it. */
    const cuttingBox = (element: Element): Element | null => {
      const whole = 'body, html, svg';
      const at = above(element, ({ overflow }) => overflow !== 'visible');
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
        if (one.layer !== other.layer) return [];
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
