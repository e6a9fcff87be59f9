/** Measures what a person may press. */
import type { Page } from '@playwright/test';

/** What a person may press is found by its part, not by a list of names. */
const targets = [
  ...[
    'button',
    'a[href]',
    'input',
    'select',
    'textarea',
    'summary',
    '[tabindex="0"]:not([role="tabpanel"])',
  ],
  ...['button', 'slider', 'switch', 'radio', 'tab', 'checkbox', 'combobox', 'option', 'link'].map(
    (role) => `[role="${role}"]`,
  ),
  '[role^="menuitem"]',
].join(',');

/** The buttons that a person draws with. */
const tools = '[data-pad] button';

/**
 * What is too small for a pointer, in words: below 24 CSS pixels, the pads' tools below 40. For a finger
 * the signs beside the pads count as tools; fields must have letters of 16, or iOS would zoom into them.
 */
export async function tooSmall(
  page: Page,
  pointer: 'finger' | 'mouse' = 'finger',
): Promise<string[]> {
  const large = pointer === 'finger' ? tools : `${tools}:not([aria-label^="About"])`;
  return page.evaluate(
    ({ targets, large, isFinger }) => {
      // Fields for files are pressed through the buttons beside them.
      const isPressed = (element: Element): boolean =>
        element.checkVisibility({ visibilityProperty: true }) &&
        element.getBoundingClientRect().width > 0 &&
        !element.matches('[tabindex="-1"][type="file"]');
      // A press beside a thin line may count too: what is there belongs to it.
      const isHit = (element: Element, along: number, down: number): boolean => {
        const { left, top, width, height } = element.getBoundingClientRect();
        const there = document.elementFromPoint(left + width / 2 + along, top + height / 2 + down);
        return there !== null && element.contains(there);
      };
      const isLarge = (element: Element, least: number): boolean => {
        const { width, height } = element.getBoundingClientRect();
        if (Math.min(width, height) >= least) return true;
        element.scrollIntoView({ block: 'center' });
        const reach = least / 2 - 0.5;
        // What lies under a dialog cannot be pressed at all.
        return (
          !isHit(element, 0, 0) ||
          (isHit(element, reach, 0) &&
            isHit(element, -reach, 0) &&
            isHit(element, 0, reach) &&
            isHit(element, 0, -reach))
        );
      };
      const complaintsOf = (element: Element): string[] => {
        const { width, height } = element.getBoundingClientRect();
        const least = element.matches(large) ? 40 : 24;
        const isTypedIn = element.matches('textarea, select, input:not([type="file"])');
        const sizePx = Number.parseFloat(getComputedStyle(element).fontSize);
        const name = element.getAttribute('aria-label') ?? element.textContent?.trim().slice(0, 40);
        const what = `${element.tagName} “${name}”`;
        return [
          ...(!isLarge(element, least) ? [`${what} is ${width} × ${height}`] : []),
          ...(isFinger && isTypedIn && sizePx < 16 ? [`${what} has letters of ${sizePx} px`] : []),
        ];
      };
      return [...document.querySelectorAll(targets)].filter(isPressed).flatMap(complaintsOf);
    },
    { targets, large, isFinger: pointer === 'finger' },
  );
}
