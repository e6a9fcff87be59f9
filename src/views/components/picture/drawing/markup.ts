/** Writes a copy of an element as XHTML that needs nothing of the page: classes of its own, no scripts. */
import type { Changes, Pseudo, StyleClasses } from './styleClasses.ts';

/** Elements that draw nothing. */
const silent = new Set(['script', 'style', 'template', 'noscript', 'title', 'desc', 'metadata']);
/** Attributes of HTML that the layout depends on. */
const layoutAttributes = new Set(['colspan', 'rowspan', 'span', 'type', 'value', 'start']);
/** Attributes of SVG that are no part of the drawing, or that a class replaces. */
const pageAttributes = /^(class|style|tabindex|role|focusable|xmlns.*|on.*|aria-.*|data-.*)$/;
const svgSpace = 'http://www.w3.org/2000/svg';

/** The copy of one layer of a picture. */
export class LayerMarkup {
  readonly #classes: StyleClasses;
  readonly #shows: (element: Element) => boolean;

  /** @param shows whether an element is drawn; the others keep their places */
  constructor(classes: StyleClasses, shows: (element: Element) => boolean) {
    this.#classes = classes;
    this.#shows = shows;
  }

  /** An element with all that is in it. */
  of(element: Element): string {
    const style = getComputedStyle(element);
    const tag = element.localName;
    if (style.display === 'none' || silent.has(tag)) return '';
    const visibility = this.#shows(element) ? style.visibility : 'hidden';
    const isPart = element.namespaceURI === svgSpace && element.parentElement?.closest('svg');
    if (isPart) {
      const classes = this.#classes.ofPart(style, { visibility });
      return written(tag, classes, partAttributes(element), this.#childrenOf(element));
    }
    if (element instanceof HTMLCanvasElement) return this.#placeOf(style);
    const classes = this.#classes.ofBox(style, { visibility, ...lineBreaks(element, style) });
    const content = this.#childrenOf(element);
    if (element.namespaceURI === svgSpace) {
      return written(tag, classes, ` xmlns="${svgSpace}"${partAttributes(element)}`, content);
    }
    const before = this.#pseudo(element, '::before', visibility);
    const after = this.#pseudo(element, '::after', visibility);
    const attributes = attributesOf(element, (name) => layoutAttributes.has(name));
    return written(tag, classes, attributes, before + content + after);
  }

  #childrenOf(element: Element): string {
    return Array.from(element.childNodes, (child) =>
      child instanceof Element
        ? this.of(child)
        : child.nodeType === Node.TEXT_NODE
          ? escaped(child.nodeValue ?? '')
          : '',
    ).join('');
  }

  /** A box of the size of a canvas: its pixels are painted there later. */
  #placeOf(style: CSSStyleDeclaration): string {
    const display = style.display === 'inline' ? 'inline-block' : style.display;
    return written('span', this.#classes.ofBox(style, { display }), '', '');
  }

  #pseudo(element: Element, pseudo: Pseudo, visibility: string): string {
    const style = getComputedStyle(element, pseudo);
    const { content } = style;
    if (content === 'none' || content === 'normal' || content === '' || style.display === 'none') {
      return '';
    }
    const text = /^"(.*)"$/.exec(content)?.[1] ?? '';
    return written('span', this.#classes.ofBox(style, { visibility }), '', escaped(text));
  }
}

/**
 * Keeps a text that stands on one line on one line. Its box has the text's width to a fraction of a
 * pixel: a rounding error would break it.
 */
function lineBreaks(element: Element, { fontSize }: CSSStyleDeclaration): Changes {
  const hasText = Array.from(element.childNodes).some(
    ({ nodeType, nodeValue }) => nodeType === Node.TEXT_NODE && nodeValue?.trim() !== '',
  );
  if (!hasText) return {};
  const range = document.createRange();
  range.selectNodeContents(element);
  const { height } = range.getBoundingClientRect();
  return height < 2 * Number.parseFloat(fontSize)
    ? { 'white-space': 'nowrap', 'text-wrap-mode': 'nowrap', 'text-wrap': 'nowrap' }
    : {};
}

function partAttributes(element: Element): string {
  return attributesOf(element, (name) => !pageAttributes.test(name));
}

function attributesOf(element: Element, isCopied: (name: string) => boolean): string {
  return Array.from(element.attributes)
    .filter(({ name }) => isCopied(name))
    .map(({ name, value }) => ` ${name}="${escaped(value)}"`)
    .join('');
}

function written(tag: string, classes: string, attributes: string, content: string): string {
  return `<${tag} class="${classes}"${attributes}>${content}</${tag}>`;
}

/** A text as it may stand in XML, in an attribute too. */
export function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
