/** Decides what becomes of a drag that no part of the page has taken. Pure, but for the page's elements. */

/**
 * `leave`: the browser acts. `take`: its files are read. `ignore`: nothing happens. `refuse`: nothing happens, and it
 * is said why.
 */
export type DragFate = 'leave' | 'take' | 'ignore' | 'refuse';

/** What a drag carries. Until the drop, only the types are known: the rest is empty. */
export interface Dragged {
  readonly types: readonly string[];
  readonly html: string;
  readonly text: string;
  readonly fileCount: number;
}

/** What browsers call a dragged address. */
const addressTypes = ['text/uri-list', 'text/x-moz-url', 'URL'];
const textInputs = ['text', 'search', 'url', 'tel', 'email', 'password', 'number'];

/**
 * Only text that is dropped where one types is the browser's business: anything else could open in place
 * of the page. An address is refused everywhere: the page fetches nothing from other sites.
 */
export function judgeDrag(dragged: Dragged, target: EventTarget | null): DragFate {
  const { types, fileCount } = dragged;
  if (types.length === 0) return 'leave';
  if (fileCount > 0) return 'take';
  if (carriesAddress(dragged)) return 'refuse';
  if (types.includes('Files')) return 'take';
  if (isTextField(target)) return 'leave';
  return isAddress(dragged.text) ? 'refuse' : 'ignore';
}

function carriesAddress({ types, html }: Dragged): boolean {
  const isPicture = /<(img|picture|svg|image)\b/i.test(html);
  return isPicture || types.some((type) => addressTypes.includes(type));
}

/** Whether a text is one address and nothing else. */
function isAddress(text: string): boolean {
  return /^\s*(https?|ftp|file|data|blob):\S+\s*$/i.test(text);
}

function isTextField(target: EventTarget | null): boolean {
  if (!(target instanceof Element)) return false;
  const field = target.closest('input, textarea, [contenteditable]');
  if (field instanceof HTMLInputElement) return textInputs.includes(field.type) && !field.readOnly;
  return field !== null;
}
